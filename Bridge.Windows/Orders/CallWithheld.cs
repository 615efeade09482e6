using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>SendOrder was not called for a command and never will be.</summary>
/// <param name="Command">The command.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">For people.</param>
public sealed record CallWithheld(CommandId Command, RefusalReason Reason, string Text) : ICommand
{
    /// <inheritdoc/>
    public Cause Cause => new(Command);
}
