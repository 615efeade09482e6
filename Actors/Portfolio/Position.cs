using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Portfolio;

/// <summary>What is held of an issue and what it earned. Mutable; owned by the fold.</summary>
/// <remarks>Average cost (이동평균): a sale takes away cost in proportion to the shares sold. The quantity is negative only while a sale is
/// known and the opening balance is not.</remarks>
public sealed class Position
{
    /// <summary>The issue.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Shares.</summary>
    public long Quantity { get; set; }

    /// <summary>매입금액 in won, commission excluded.</summary>
    public long Cost { get; set; }

    /// <summary>Won realised, before commissions and taxes.</summary>
    public long GrossProfit { get; set; }

    /// <summary>Won paid.</summary>
    public long Commission { get; set; }

    /// <summary>Won paid.</summary>
    public long Tax { get; set; }

    /// <summary>Won: the price at the last opening or close of a day; 0 before the first.</summary>
    public long Mark { get; set; }

    /// <summary>Won realised, less all commissions and taxes.</summary>
    [JsonIgnore]
    public long RealisedProfit => GrossProfit - Commission - Tax;

    /// <summary>Won a share; 0 where nothing is held.</summary>
    [JsonIgnore]
    public decimal AverageCost => Quantity > 0 ? decimal.Round((decimal)Cost / Quantity, 4) : 0;

    /// <summary>Takes a fill in; gives the won realised by it.</summary>
    internal long Fill(OrderExecuted e)
    {
        Commission += e.Commission;
        Tax += e.Tax;
        if (e.Side == Side.Buy)
        {
            Quantity += e.Quantity;
            Cost += e.Amount;
            return 0;
        }

        var cost = e.Quantity == Quantity ? Cost : Quantity > 0 ? (long)((Int128)Cost * Math.Min(e.Quantity, Quantity) / Quantity) : 0;
        Quantity -= e.Quantity;
        Cost -= cost;
        GrossProfit += e.Amount - cost;
        return e.Amount - cost;
    }
}
