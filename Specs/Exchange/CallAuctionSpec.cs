using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Exchange;
using OrderExpired = Kiwoom.Simulator.Exchange.OrderExpired;

namespace Kiwoom.Specs.Exchange;

public sealed class CallAuctionSpec
{
    [Fact]
    public void The_opening_auction_trades_the_most_shares_at_one_price_within_half_a_minute_of_nine()
    {
        var rig = ExchangeRig.Quiet().At("08:50");
        var (cheap, dear) = (rig.Sell(99_500, 10), rig.Sell(100_500, 10));
        var (eager, modest) = (rig.Buy(100_500, 12), rig.Buy(99_500, 10));
        rig.At("08:59:59");
        rig.Log.Of<OrderFilled>().ShouldBeEmpty();
        rig.At("09:00:31");
        // At 100,500 twelve shares can trade, at any lower price ten.
        rig.Log.Of<OrderFilled>().Select(f => (f.OrderId, f.Price, f.Quantity)).ShouldBe([(eager, 100_500, 12), (cheap, 100_500, 10), (dear, 100_500, 2)], ignoreOrder: true);
        rig.Log.Of<TradePrinted>().Single().ShouldSatisfyAllConditions(
            t => t.Aggressor.ShouldBeNull(), t => t.At.ShouldBeInRange(ExchangeRig.Time("09:00"), ExchangeRig.Time("09:00:30")));
        rig.FillsOf(modest).ShouldBeEmpty();
    }

    [Fact]
    public void Market_orders_alone_meet_at_the_base_price()
    {
        var rig = ExchangeRig.Quiet().At("08:50");
        rig.Send(Side.Buy, OrderType.Market, 0, 10);
        rig.Send(Side.Sell, OrderType.Market, 0, 7);
        rig.At("09:01");
        rig.Log.Of<TradePrinted>().Single().ShouldSatisfyAllConditions(t => t.Price.ShouldBe(100_000), t => t.Quantity.ShouldBe(7));
    }

    [Fact]
    public void A_market_order_is_served_before_a_limit_at_the_upper_limit()
    {
        var rig = ExchangeRig.Quiet().At("08:50");
        var limit = rig.Buy(130_000, 10);
        var market = rig.Send(Side.Buy, OrderType.Market, 0, 10);
        rig.Sell(130_000, 10);
        rig.At("09:01");
        rig.FillsOf(limit).ShouldBeEmpty();
        rig.FillsOf(market).Single().Price.ShouldBe(130_000);
    }

    [Fact]
    public void A_conditional_limit_becomes_a_market_order_in_the_closing_auction()
    {
        var rig = ExchangeRig.Quiet().At("15:00");
        var conditional = rig.Send(Side.Buy, OrderType.ConditionalLimit, 95_000, 10);
        var plain = rig.Buy(95_000, 10);
        rig.At("15:25");
        rig.Sell(101_000, 10);
        rig.At("15:31");
        rig.FillsOf(conditional).Single().Price.ShouldBe(101_000);
        rig.FillsOf(plain).ShouldBeEmpty();
    }

    [Fact]
    public void The_expected_price_follows_the_collected_orders()
    {
        var rig = ExchangeRig.Quiet().At("08:55");
        rig.Sell(100_000, 10);
        rig.Buy(100_000, 4);
        rig.Log.Of<ExpectedPriceChanged>().Last().ShouldSatisfyAllConditions(e => e.Price.ShouldBe(100_000), e => e.Quantity.ShouldBe(4));
    }

    [Fact]
    public void A_price_ten_percent_from_the_opening_price_starts_an_auction_of_two_minutes_instead_of_trading()
    {
        var rig = new ExchangeRig(
            new ExchangeOptions { Participation = Participation.Full, Background = false, CircuitBreakers = false },
            ExchangeRig.Bars((ExchangeRig.DayBefore, 100_000, 100_000, 100_000, 100_000, 1)));
        rig.At("08:50");
        rig.Sell(100_000, 1);
        rig.Buy(100_000, 1);
        rig.At("10:00");
        var seller = rig.Sell(110_000, 5);
        var taker = rig.Buy(110_000, 5);
        rig.Log.Of<ViTriggered>().Single().ShouldSatisfyAllConditions(
            v => v.Kind.ShouldBe(VolatilityTrigger.Static | VolatilityTrigger.Dynamic), v => v.TriggerPrice.ShouldBe(110_000), v => v.ReferencePrice.ShouldBe(100_000));
        rig.FillsOf(taker).ShouldBeEmpty();
        rig.RefusalOf(rig.Buy(110_000, 5, TimeInForce.ImmediateOrCancel)).ShouldBe(OrderRefusal.TimeInForceNotAllowed);
        rig.At("10:01:59");
        rig.FillsOf(seller).ShouldBeEmpty();
        rig.At("10:02:31");
        rig.FillsOf(seller).Single().Price.ShouldBe(110_000);
        rig.Log.Of<ViReleased>().Single().Price.ShouldBe(110_000);
        rig.Exchange.SnapshotOf(ExchangeRig.Samsung)!.InVolatilityInterruption.ShouldBeFalse();
    }

    [Fact]
    public void A_circuit_breaker_takes_only_cancels_for_twenty_minutes_and_then_collects_for_ten()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        var order = rig.Buy(100_000, 5);
        rig.Exchange.ForceCircuitBreaker(CircuitBreakerStage.One, rig.Exchange.Now).ShouldBeTrue();
        rig.Exchange.ForceCircuitBreaker(CircuitBreakerStage.Two, rig.Exchange.Now).ShouldBeFalse();
        rig.RefusalOf(rig.Buy(100_000, 5)).ShouldBe(OrderRefusal.MarketHalted);
        rig.Cancel(order, 2);
        rig.At("10:20");
        var seller = rig.Sell(100_000, 3);
        rig.At("10:29:59");
        rig.FillsOf(seller).ShouldBeEmpty();
        rig.At("10:30:31");
        rig.FillsOf(seller).Single().Quantity.ShouldBe(3);
        rig.Log.Of<CircuitBreakerReleased>().Count().ShouldBe(1);
        rig.Buy(99_000, 1);
        rig.Exchange.ForceCircuitBreaker(CircuitBreakerStage.Three, rig.Exchange.Now).ShouldBeTrue();
        rig.Log.Of<OrderExpired>().Single().Reason.ShouldBe(ExpiryReason.MarketClosedForDay);
        rig.At("16:30");
        rig.RefusalOf(rig.Buy(100_000, 1)).ShouldBe(OrderRefusal.MarketClosed);
    }

    [Fact]
    public void A_fall_of_eight_percent_that_lasts_a_minute_halts_the_market()
    {
        var rig = ExchangeRig.OnBar(
            new(ExchangeRig.Day, 100_000, 100_000, 85_000, 86_000, 5_000_000), new ExchangeOptions { Seed = 5, VolatilityInterruptions = false });
        rig.At("15:30:31");
        var triggered = rig.Log.Of<CircuitBreakerTriggered>().First();
        triggered.Stage.ShouldBe(CircuitBreakerStage.One);
        triggered.IndexChange.ShouldBeLessThanOrEqualTo(-0.08m);
        rig.Log.Of<TradePrinted>().ShouldAllBe(t => t.At <= triggered.At || t.At >= triggered.At + TimeSpan.FromMinutes(30));
        rig.Log.Of<TradePrinted>().Min(t => t.Price).ShouldBe(85_000);
    }
}
