using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Prices;
using OrderAccepted = Kiwoom.Simulator.Exchange.OrderAccepted;
using OrderExpired = Kiwoom.Simulator.Exchange.OrderExpired;
using OrderRefused = Kiwoom.Simulator.Exchange.OrderRefused;
using OrderReplaced = Kiwoom.Simulator.Exchange.OrderReplaced;

namespace Kiwoom.Specs.Exchange;

public sealed class MatchingSpec
{
    [Fact]
    public void Better_prices_trade_first_and_equal_prices_in_order_of_arrival()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        var (late, first, second) = (rig.Sell(100_100, 5), rig.Sell(100_000, 5), rig.Sell(100_000, 5));
        var buyer = rig.Buy(100_100, 12);
        rig.Log.Of<OrderFilled>().Where(f => f.OrderId != buyer).Select(f => (f.OrderId, f.Price, f.Quantity))
            .ShouldBe([(first, 100_000, 5), (second, 100_000, 5), (late, 100_100, 2)]);
        rig.FillsOf(buyer).Select(f => f.IsAggressor).ShouldAllBe(a => a);
        rig.FillsOf(buyer)[^1].ShouldSatisfyAllConditions(f => f.CumQuantity.ShouldBe(12), f => f.LeavesQuantity.ShouldBe(0));
    }

    [Fact]
    public void A_replaced_price_goes_to_the_end_of_its_queue_and_the_rest_keeps_its_place()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        var original = rig.Sell(100_000, 10);
        var other = rig.Sell(100_000, 10);
        var moved = rig.Replace(original, 100_100, 4);
        rig.Log.Of<OrderReplaced>().Single().ShouldBe(
            new OrderReplaced(original, moved, ExchangeRig.Samsung, rig.Exchange.Now, Side.Sell, 100_100, 4, 6));
        rig.Buy(100_100, 18);
        rig.FillsOf(original).Sum(f => f.Quantity).ShouldBe(6);
        rig.FillsOf(other).Sum(f => f.Quantity).ShouldBe(10);
        rig.FillsOf(moved).Single().ShouldSatisfyAllConditions(f => f.Quantity.ShouldBe(2), f => f.Price.ShouldBe(100_100));
    }

    [Fact]
    public void A_partial_cancel_keeps_the_orders_place()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        var (first, second) = (rig.Sell(100_000, 10), rig.Sell(100_000, 10));
        rig.Cancel(first, 7);
        rig.Buy(100_000, 4);
        (rig.FillsOf(first).Sum(f => f.Quantity), rig.FillsOf(second).Sum(f => f.Quantity)).ShouldBe((3, 1));
    }

    [Fact]
    public void Immediate_or_cancel_keeps_what_it_got_and_fill_or_kill_takes_all_or_nothing()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        rig.Sell(100_000, 5);
        var kill = rig.Buy(100_000, 6, TimeInForce.FillOrKill);
        rig.FillsOf(kill).ShouldBeEmpty();
        rig.Log.Of<OrderExpired>().Single().ShouldSatisfyAllConditions(
            e => e.OrderId.ShouldBe(kill), e => e.Quantity.ShouldBe(6), e => e.Reason.ShouldBe(ExpiryReason.FillOrKill));
        var take = rig.Buy(100_000, 6, TimeInForce.ImmediateOrCancel);
        rig.FillsOf(take).Single().Quantity.ShouldBe(5);
        rig.Log.Of<OrderExpired>().Last().ShouldSatisfyAllConditions(e => e.Quantity.ShouldBe(1), e => e.Reason.ShouldBe(ExpiryReason.ImmediateOrCancel));
    }

    [Fact]
    public void Best_orders_take_their_price_from_the_book_and_are_refused_without_one()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        rig.RefusalOf(rig.Send(Side.Buy, OrderType.BestOpposite, 0, 1)).ShouldBe(OrderRefusal.NoReferencePrice);
        rig.Sell(100_500, 5);
        rig.Buy(99_900, 5);
        var (own, opposite) = (rig.Send(Side.Buy, OrderType.BestOwn, 0, 3), rig.Send(Side.Buy, OrderType.BestOpposite, 0, 7));
        rig.Log.Of<OrderAccepted>().Single(a => a.OrderId == own).Price.ShouldBe(99_900);
        rig.Log.Of<OrderAccepted>().Single(a => a.OrderId == opposite).Price.ShouldBe(100_500);
        rig.FillsOf(opposite).Single().Quantity.ShouldBe(5);
        rig.Log.Of<BookChanged>().Last().Bids[0].ShouldBe(new(100_500, 2));
    }

    [Theory]
    [InlineData(100_050, 1, OrderRefusal.PriceOffTick)]
    [InlineData(130_100, 1, OrderRefusal.PriceBeyondLimit)]
    [InlineData(69_900, 1, OrderRefusal.PriceBeyondLimit)]
    [InlineData(0, 1, OrderRefusal.BadPrice)]
    [InlineData(-100, 1, OrderRefusal.BadPrice)]
    [InlineData(long.MaxValue, 1, OrderRefusal.BadPrice)]
    [InlineData(100_000, 0, OrderRefusal.BadQuantity)]
    [InlineData(100_000, -5, OrderRefusal.BadQuantity)]
    [InlineData(100_000, long.MaxValue, OrderRefusal.BadQuantity)]
    public void Impossible_orders_are_refused_and_leave_no_trace(long price, long quantity, OrderRefusal reason)
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        rig.RefusalOf(rig.Buy(price, quantity)).ShouldBe(reason);
        rig.Log.Of<OrderAccepted>().ShouldBeEmpty();
        rig.Exchange.SnapshotOf(ExchangeRig.Samsung)!.Bids.ShouldBeEmpty();
    }

    [Fact]
    public void Orders_are_refused_outside_the_sessions_and_types_where_the_phase_has_none()
    {
        var rig = ExchangeRig.Quiet().At("08:29");
        rig.RefusalOf(rig.Buy(100_000, 1)).ShouldBe(OrderRefusal.MarketClosed);
        rig.At("08:50");
        rig.RefusalOf(rig.Buy(100_000, 1, TimeInForce.ImmediateOrCancel)).ShouldBe(OrderRefusal.TimeInForceNotAllowed);
        rig.RefusalOf(rig.Send(Side.Buy, OrderType.BestOwn, 0, 1)).ShouldBe(OrderRefusal.OrderTypeNotAllowed);
        rig.At("15:45");
        rig.RefusalOf(rig.Buy(100_000, 1)).ShouldBe(OrderRefusal.MarketClosed);
        rig.At("16:30");
        rig.RefusalOf(rig.Send(Side.Buy, OrderType.Market, 0, 1)).ShouldBe(OrderRefusal.OrderTypeNotAllowed);
        rig.Buy(100_000, 1);
        rig.Log.Of<OrderAccepted>().Count().ShouldBe(1);
    }

    [Fact]
    public void A_used_number_a_closed_order_and_too_large_a_cancel_are_refused()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        var order = rig.Buy(100_000, 5);
        rig.Exchange.Submit(new NewOrder(order, ExchangeRig.Samsung, Side.Buy, OrderType.Limit, TimeInForce.Day, 100_000, 5), rig.Exchange.Now);
        rig.Cancel(order, 6);
        rig.Replace(order, 100_000);
        rig.Cancel(order);
        rig.Cancel(order);
        rig.Cancel(999);
        rig.Log.Of<OrderRefused>().Select(r => r.Reason).ShouldBe(
            [OrderRefusal.OrderIdUsed, OrderRefusal.QuantityBeyondLeaves, OrderRefusal.NothingToReplace, OrderRefusal.OrderNotOpen, OrderRefusal.OrderNotOpen]);
    }

    [Fact]
    public void What_is_left_at_the_end_of_the_session_expires_and_is_not_in_the_after_market()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        var order = rig.Buy(99_000, 5);
        rig.At("15:31");
        rig.Log.Of<OrderExpired>().Single().ShouldSatisfyAllConditions(
            e => e.OrderId.ShouldBe(order), e => e.Reason.ShouldBe(ExpiryReason.SessionEnd), e => e.At.ShouldBeInRange(ExchangeRig.Time("15:30"), ExchangeRig.Time("15:30:30")));
        rig.At("16:10");
        rig.Sell(99_000, 5);
        rig.Log.Of<OrderFilled>().ShouldBeEmpty();
    }

    [Fact]
    public void The_listener_cannot_call_back_and_time_cannot_run_backwards()
    {
        var rig = ExchangeRig.Quiet().At("10:00");
        Should.Throw<ArgumentOutOfRangeException>(() => rig.At("09:59"));
        var caller = new Caller();
        caller.Exchange = new SimulatedExchange(
            new ExchangeOptions(), [DefaultListing.Issues[0].Instrument], ExchangeRig.Bars((ExchangeRig.Day, 50_000, 50_000, 50_000, 50_000, 9)),
            new TradingSchedule(TradingCalendar.Krx), caller, ExchangeRig.Time("06:00"));
        Should.Throw<InvalidOperationException>(() => caller.Exchange.AdvanceTo(ExchangeRig.Time("09:00")));
    }

    private sealed class Caller : IExchangeListener
    {
        public SimulatedExchange? Exchange { get; set; }

        public void On(IExchangeEvent happened) => Exchange!.Cancel(1, 0, happened.At);
    }
}
