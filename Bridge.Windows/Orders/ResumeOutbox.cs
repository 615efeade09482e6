using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>A connection to the gateway is up: give everything after its position, in order (<see cref="ReportsResent"/>).</summary>
/// <param name="Connection">Which connection; comes back in the answer.</param>
/// <param name="Outbox">The outbox that the gateway knows; null for none.</param>
/// <param name="Sequence">The last report it has of that.</param>
public sealed record ResumeOutbox(long Connection, string? Outbox, long Sequence) : ICommand
{
    private static readonly Cause _cause = new(CommandId.Parse("gateway"));

    /// <inheritdoc/>
    public Cause Cause => _cause;
}
