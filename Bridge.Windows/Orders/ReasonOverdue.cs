using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>The time for the message that gives a rejection's reason is over, on the machine's clock.</summary>
/// <param name="Command">The command.</param>
public sealed record ReasonOverdue(CommandId Command) : ICommand
{
    /// <inheritdoc/>
    public Cause Cause => new(Command);
}
