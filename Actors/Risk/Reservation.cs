using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>What one open order holds.</summary>
/// <param name="Cash">Won held by a buy, commission included.</param>
/// <param name="Amount">Won that a buy would add to the exposure.</param>
/// <param name="Shares">Shares held by a sale.</param>
/// <param name="Counted">Whether the order is among the open ones.</param>
public readonly record struct Reservation(long Cash, long Amount, long Shares, bool Counted)
{
    /// <summary>What an order holds now. A replace on its way holds the larger of what was and what may be.</summary>
    public static Reservation Of(OrderRecord order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.IsFinal)
            return default;
        var quantity = order.LeavesQty;
        var price = order.ReservePrice;
        if (order.Change is { Kind: ChangeKind.Replace } change)
        {
            quantity = Math.Max(quantity, change.OpenQuantity);
            price = price > 0 ? Math.Max(price, change.Price ?? 0) : 0;
        }

        if (order.Spec.Side == Side.Sell)
            return new Reservation(0, 0, quantity, true);
        var amount = quantity * price;
        return new Reservation(amount + CommissionOn(amount, order.ReserveFeeRate), amount, 0, true);
    }

    /// <summary>The commission held on an amount: rounded up, while Kiwoom truncates.</summary>
    public static long CommissionOn(long amount, decimal rate) => (long)decimal.Ceiling(amount * rate);
}
