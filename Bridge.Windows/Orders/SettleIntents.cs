using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>Sent by the desk to itself after recovery: commands without an outcome may or may not have been sent, and are in doubt.</summary>
public sealed record SettleIntents : ICommand
{
    private static readonly Cause _cause = new(CommandId.Parse("recovery"));

    /// <inheritdoc/>
    public Cause Cause => _cause;
}
