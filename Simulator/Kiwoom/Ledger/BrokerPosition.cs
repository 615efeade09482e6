using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Shares of an issue in an account. Read only for everybody but the ledger.</summary>
/// <param name="symbol">The issue.</param>
public sealed class BrokerPosition(Symbol symbol)
{
    /// <summary>The issue.</summary>
    public Symbol Symbol => symbol;

    /// <summary>보유수량.</summary>
    public long Quantity { get; private set; }

    /// <summary>총매입가 in won, without commission.</summary>
    public long Cost { get; private set; }

    /// <summary>매입단가 in won, rounded; 0 without shares.</summary>
    public long AverageCost => Quantity == 0 ? 0 : (long)Math.Round((decimal)Cost / Quantity, MidpointRounding.AwayFromZero);

    /// <summary>Bought today less sold today.</summary>
    public long DayNetBuy => DayBought - DaySold;

    /// <summary>Shares bought today.</summary>
    public long DayBought { get; private set; }

    /// <summary>Shares sold today.</summary>
    public long DaySold { get; private set; }

    /// <summary>당일총매도손익 in won, after commission and tax of the sales.</summary>
    public long DaySellProfit { get; private set; }

    internal TradingDay Day { get; private set; }

    internal void RollTo(TradingDay day)
    {
        if (Day == day)
            return;
        Day = day;
        DayBought = DaySold = DaySellProfit = 0;
    }

    internal void Trade(Side side, OrderFilled fill)
    {
        RollTo(TradingDay.At(fill.At));
        var amount = fill.Price * fill.Quantity;
        if (side == Side.Buy)
        {
            Quantity += fill.Quantity;
            Cost += amount;
            DayBought += fill.Quantity;
            return;
        }

        if (fill.Quantity > Quantity)
            throw new InvalidOperationException($"{Quantity} shares of {symbol} are held and {fill.Quantity} cannot be sold");
        var cost = fill.Quantity == Quantity ? Cost : (long)Math.Round((decimal)Cost * fill.Quantity / Quantity, MidpointRounding.AwayFromZero);
        Quantity -= fill.Quantity;
        Cost -= cost;
        DaySold += fill.Quantity;
        DaySellProfit += amount - cost - fill.Commission - fill.Tax;
    }
}
