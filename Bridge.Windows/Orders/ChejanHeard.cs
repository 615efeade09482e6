using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Orders;

/// <summary>An order event of Kiwoom.</summary>
/// <param name="Chejan">The event.</param>
public sealed record ChejanHeard(ChejanOrder Chejan) : ICommand
{
    private static readonly Cause _cause = new(CommandId.Parse("kiwoom"));

    /// <inheritdoc/>
    public Cause Cause => _cause;
}
