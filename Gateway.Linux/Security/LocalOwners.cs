using Kiwoom.Actors.Security;
using Kiwoom.Actors.Strategies;

namespace Kiwoom.Gateway.Security;

/// <summary>On whose behalf strategies trade where no Supabase project is configured. A strategy that was started by a project's user, whom nobody can ask about
/// any more, is refused: taking <c>supabase_auth</c> out of the settings must not turn permissions that were revoked into ones that last for ever.</summary>
/// <param name="register">The gateway's own tokens.</param>
public sealed class LocalOwners(TokenRegister register)
{
    private readonly Lazy<HashSet<string>> _users = new(() => [.. register.Issued().Select(token => token.User)]);

    /// <summary>On whose behalf and with which level a strategy may place an order now.</summary>
    /// <param name="strategy">The strategy.</param>
    public Caller CallerOf(StrategyDefinition strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        var full = StrategyActor.CallerOf(strategy);

        // Supabase's users are UUIDs. One that was given a token of the gateway's own is a local user with an odd name.
        return !Guid.TryParseExact(strategy.Owner.Value, "D", out _) || _users.Value.Contains(strategy.Owner.Value)
            ? full
            : full with { Refusal = $"{strategy.Owner}, for whom the strategy trades, is a Supabase user, and no Supabase project is configured any more (supabase_auth)." };
    }
}
