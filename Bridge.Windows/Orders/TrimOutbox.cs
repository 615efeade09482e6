using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>The gateway has reports in its journal.</summary>
/// <param name="Outbox">Of which outbox; ignored where it is not the present one.</param>
/// <param name="Sequence">The last of them.</param>
public sealed record TrimOutbox(string Outbox, long Sequence) : ICommand
{
    private static readonly Cause _cause = new(CommandId.Parse("gateway"));

    /// <inheritdoc/>
    public Cause Cause => _cause;
}
