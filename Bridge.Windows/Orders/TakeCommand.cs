using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>A command from the gateway, perhaps for the second time.</summary>
/// <param name="Command">The command.</param>
public sealed record TakeCommand(IBrokerCommand Command) : ICommand
{
    /// <inheritdoc/>
    public Cause Cause => new(Command.Id);
}
