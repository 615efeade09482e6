using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>SendOrder returned, or threw.</summary>
/// <param name="Command">The command.</param>
/// <param name="ReturnCode">What it returned; null where the call itself failed and nobody knows how far it came.</param>
/// <param name="Text">What failed, for people.</param>
public sealed record CallReturned(CommandId Command, int? ReturnCode, string? Text = null) : ICommand
{
    /// <inheritdoc/>
    public Cause Cause => new(Command);
}
