using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>OnReceiveTrData for an order.</summary>
/// <param name="Command">sRQName.</param>
/// <param name="Screen">sScrNo.</param>
/// <param name="Number">주문번호; null where the answer has none, which is a rejection.</param>
public sealed record OrderAnswered(CommandId Command, string Screen, BrokerOrderNo? Number) : ICommand
{
    /// <inheritdoc/>
    public Cause Cause => new(Command);
}
