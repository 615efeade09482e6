using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Prices;
using OrderExpired = Kiwoom.Simulator.Exchange.OrderExpired;

namespace Kiwoom.Specs.Exchange;

public sealed class PaperParticipationSpec
{
    private static readonly DailyBar Bar = new(ExchangeRig.Day, 100_000, 101_500, 98_500, 99_500, 2_000_000);

    [Fact]
    public void A_market_order_walks_the_displayed_levels_and_a_second_one_does_not_get_them_again()
    {
        var rig = ExchangeRig.OnBar(Bar).At("10:00");
        var asks = rig.Exchange.SnapshotOf(ExchangeRig.Samsung)!.Asks;
        var first = rig.Send(Side.Buy, OrderType.Market, 0, asks[0].Quantity + 1);
        rig.FillsOf(first).Select(f => (f.Price, f.Quantity)).ShouldBe([(asks[0].Price, asks[0].Quantity), (asks[1].Price, 1)]);
        var second = rig.Send(Side.Buy, OrderType.Market, 0, 1);
        rig.FillsOf(second).Single().Price.ShouldBe(asks[1].Price);
        rig.Exchange.SnapshotOf(ExchangeRig.Samsung)!.Asks.ShouldBe(asks);
    }

    [Fact]
    public void A_resting_order_waits_for_what_came_before_it_and_never_gets_a_worse_price()
    {
        var rig = ExchangeRig.OnBar(Bar).At("10:00");
        var bid = rig.Exchange.SnapshotOf(ExchangeRig.Samsung)!.Bids[0];
        var order = rig.Buy(bid.Price, 10);
        rig.FillsOf(order).ShouldBeEmpty();
        rig.At("15:29");
        var filled = rig.FillsOf(order);
        filled.Sum(f => f.Quantity).ShouldBe(10);
        filled.ShouldAllBe(f => f.Price == bid.Price && !f.IsAggressor);
        var seen = rig.Log.Of<TradePrinted>().Any(t => t.At > ExchangeRig.Time("10:00") && t.At <= filled[0].At && t.Price <= bid.Price)
            || rig.Log.Of<BookChanged>().Any(b => b.At == filled[0].At && b.Asks[0].Price <= bid.Price);
        seen.ShouldBeTrue();
    }

    [Fact]
    public void A_limit_outside_the_days_range_is_never_filled_and_one_that_is_traded_through_is_filled_whole()
    {
        var rig = ExchangeRig.OnBar(Bar).At("09:01");
        var (never, through) = (rig.Buy(98_400, 10), rig.Buy(98_600, 1_000_000));
        rig.At("15:31");
        rig.FillsOf(never).ShouldBeEmpty();
        rig.Log.Of<OrderExpired>().Single(e => e.OrderId == never).Quantity.ShouldBe(10);
        rig.FillsOf(through).Sum(f => f.Quantity).ShouldBe(1_000_000);
    }

    [Fact]
    public void An_auction_fills_better_prices_at_its_single_price()
    {
        var rig = ExchangeRig.OnBar(Bar).At("08:50");
        var (better, worse) = (rig.Buy(101_000, 10), rig.Buy(99_900, 10));
        rig.At("09:00:30");
        rig.FillsOf(better).Single().ShouldSatisfyAllConditions(f => f.Price.ShouldBe(100_000), f => f.Quantity.ShouldBe(10));
        rig.FillsOf(worse).Where(f => f.At <= rig.Log.Of<TradePrinted>().First().At).ShouldBeEmpty();
    }

    [Fact]
    public void A_fill_or_kill_beyond_what_is_displayed_is_killed()
    {
        var rig = ExchangeRig.OnBar(Bar).At("10:00");
        var ask = rig.Exchange.SnapshotOf(ExchangeRig.Samsung)!.Asks[0];
        var order = rig.Buy(ask.Price, ask.Quantity + 1, TimeInForce.FillOrKill);
        rig.FillsOf(order).ShouldBeEmpty();
        rig.FillsOf(rig.Buy(ask.Price, ask.Quantity, TimeInForce.FillOrKill)).Single().Quantity.ShouldBe(ask.Quantity);
    }

    [Fact]
    public void Nothing_is_filled_at_its_price_before_the_shares_that_were_there_first()
    {
        var rig = ExchangeRig.OnBar(Bar).At("09:05");
        var judged = 0;
        for (var minute = 1; minute < 300; minute++)
        {
            rig.Exchange.AdvanceTo(ExchangeRig.Time("09:05").AddMinutes(minute));
            var bid = rig.Exchange.SnapshotOf(ExchangeRig.Samsung)!.Bids[0];
            var (from, order) = (rig.Log.Events.Count, rig.Buy(bid.Price, 1));
            rig.Exchange.AdvanceTo(rig.Exchange.Now.AddSeconds(30));
            judged += FirstFillWasDue(rig.Log.Events.Skip(from).ToList(), order, bid.Price, bid.Quantity) ? 1 : 0;
        }

        judged.ShouldBeGreaterThan(50);
    }

    private static bool FirstFillWasDue(List<IExchangeEvent> events, long order, long price, long ahead)
    {
        var beyond = 0L;
        foreach (var happened in events)
        {
            switch (happened)
            {
                case TradePrinted t when t.Price == price && t.Aggressor == Side.Sell:
                    beyond = t.Quantity - ahead;
                    ahead = Math.Max(0, ahead - t.Quantity);
                    break;
                case BookChanged b:
                    ahead = Math.Min(ahead, b.Bids.FirstOrDefault(l => l.Price == price).Quantity);
                    break;
                case OrderFilled f when f.OrderId == order:
                    var through = events.OfType<TradePrinted>().Any(t => t.At == f.At && t.Price < price);
                    var met = events.OfType<BookChanged>().Any(b => b.At == f.At && b.Asks.Any(l => l.Price <= price));
                    (beyond > 0 || through || met || ahead == 0).ShouldBeTrue($"{f}");
                    return true;
            }
        }

        return false;
    }
}
