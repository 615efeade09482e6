using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>An account was read from Kiwoom's lists. The desk adds whose the orders are.</summary>
/// <param name="Snapshot">The account.</param>
public sealed record SnapshotRead(BrokerSnapshot Snapshot) : ICommand
{
    private static readonly Cause _cause = new(CommandId.Parse("kiwoom"));

    /// <inheritdoc/>
    public Cause Cause => Snapshot.Command is { } command ? new Cause(command) : _cause;
}
