using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A position valued at the present price by Kiwoom's formula (§10.7): what a sale now would bring, less what the purchase cost.</summary>
internal sealed record Holding(BrokerPosition Position, MasterIssue Issue, VenueQuote Quote, long BuyFee, long SellFee, long Tax, long Sellable, TradingDay Today)
{
    public long Value => Quote.Last * Position.Quantity;

    public long Profit => Value - Position.Cost - BuyFee - SellFee - Tax;

    public decimal ProfitPercent => Position.Cost == 0 ? 0 : Math.Round(Profit * 100m / Position.Cost, 4, MidpointRounding.AwayFromZero);

    /// <summary>Traded today; a position without a trade today still carries yesterday's counters.</summary>
    public long BoughtToday => Position.Day == Today ? Position.DayBought : 0;

    public long SoldToday => Position.Day == Today ? Position.DaySold : 0;

    public static IReadOnlyList<Holding> Of(BrokerAccount account, BrokerServer server)
    {
        var today = TradingDay.At(server.Now);
        var holdings = new List<Holding>();
        foreach (var position in account.Positions.Where(p => p.Quantity > 0))
        {
            if (server.Master.Find(position.Symbol.Value) is not { } issue || server.Venue.QuoteOf(position.Symbol) is not { } quote)
                continue;
            var bought = server.CostsOf(issue.Instrument, Side.Buy, today, position.Cost);
            var sold = server.CostsOf(issue.Instrument, Side.Sell, today, quote.Last * position.Quantity);
            holdings.Add(new Holding(position, issue, quote, bought.Commission, sold.Commission, sold.Tax, account.SellableOf(position.Symbol), today));
        }

        return holdings;
    }
}
