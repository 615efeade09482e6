using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>The time for an answer to a command is over, on the machine's clock.</summary>
/// <param name="Command">The command.</param>
public sealed record AnswerOverdue(CommandId Command) : ICommand
{
    /// <inheritdoc/>
    public Cause Cause => new(Command);
}
