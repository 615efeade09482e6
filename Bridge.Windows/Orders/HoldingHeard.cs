using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>A balance event of Kiwoom.</summary>
/// <param name="Holding">The holding.</param>
public sealed record HoldingHeard(HoldingReported Holding) : ICommand
{
    private static readonly Cause _cause = new(CommandId.Parse("kiwoom"));

    /// <inheritdoc/>
    public Cause Cause => _cause;
}
