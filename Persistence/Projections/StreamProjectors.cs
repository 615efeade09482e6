using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Strategies;

namespace Kiwoom.Persistence.Projections;

/// <summary>Which projector a stream has.</summary>
public static class StreamProjectors
{
    private const string AccountStream = "account-";

    /// <summary>A new projector, before the stream's first event.</summary>
    public static IStreamProjector Of(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream == StrategyRegistry.Stream ? new StrategyProjector()
            : AccountOf(stream) is { } account ? new AccountProjector(account)
            : new AuditProjector(null);
    }

    /// <summary>The projections that follow a stream.</summary>
    public static IReadOnlyList<Projection> Followers(string stream) =>
        stream == StrategyRegistry.Stream ? StrategyProjector.Followers
        : AccountOf(stream) is not null ? AccountProjector.Followers
        : AuditProjector.Followers;

    /// <summary>The account whose stream it is; null for streams of none.</summary>
    public static AccountNo? AccountOf(string stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.StartsWith(AccountStream, StringComparison.Ordinal) && AccountNo.TryParse(stream[AccountStream.Length..], out var account) ? account : null;
    }
}
