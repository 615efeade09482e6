using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>OnReceiveMsg for an order.</summary>
/// <param name="Command">sRQName.</param>
/// <param name="Text">The message.</param>
public sealed record OrderMessageHeard(CommandId Command, string Text) : ICommand
{
    /// <inheritdoc/>
    public Cause Cause => new(Command);
}
