using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Exchange;
using OrderAccepted = Kiwoom.Simulator.Exchange.OrderAccepted;
using OrderCanceled = Kiwoom.Simulator.Exchange.OrderCanceled;
using OrderExpired = Kiwoom.Simulator.Exchange.OrderExpired;
using OrderReplaced = Kiwoom.Simulator.Exchange.OrderReplaced;

namespace Kiwoom.Specs.Exchange;

/// <summary>Random order scripts with full participation, checked against a ledger that knows nothing of how the book is built.</summary>
public sealed class ExchangeInvariantsSpec
{
    private static readonly long[] Prices = [.. Enumerable.Range(-6, 13).Select(i => 100_000L + (100 * i))];

    private static Gen<Step> Steps =>
        from kind in Gen.Choose(0, 9)
        from side in Gen.Choose(0, 1)
        from type in Gen.Elements(OrderType.Limit, OrderType.Limit, OrderType.Limit, OrderType.Market, OrderType.BestOpposite, OrderType.BestOwn, OrderType.ConditionalLimit)
        from timeInForce in Gen.Elements(TimeInForce.Day, TimeInForce.Day, TimeInForce.Day, TimeInForce.ImmediateOrCancel, TimeInForce.FillOrKill)
        from price in Gen.Elements(Prices)
        from quantity in Gen.Choose(1, 30)
        from target in Gen.Choose(0, 1000)
        select new Step(kind, (Side)side, type, timeInForce, price, quantity, target);

    [Property(MaxTest = 150)]
    public Property Every_order_script_keeps_the_exchanges_promises() =>
        Prop.ForAll(Steps.ListOf(80).ToArbitrary(), steps => Play(ExchangeRig.Quiet(), steps, background: false));

    [Property(MaxTest = 12)]
    public Property So_does_every_script_against_the_background() =>
        Prop.ForAll(Steps.ListOf(60).ToArbitrary(), steps => Play(
            ExchangeRig.OnBar(
                new(ExchangeRig.Day, 100_000, 101_000, 99_000, 100_300, 60_000),
                new ExchangeOptions { Participation = Participation.Full, TradeInterval = TimeSpan.FromSeconds(60) }),
            steps, background: true));

    [Property(MaxTest = 150)]
    public Property The_opening_price_is_one_at_which_the_most_shares_trade() =>
        Prop.ForAll(Steps.ListOf(40).ToArbitrary(), steps =>
        {
            var rig = ExchangeRig.Quiet().At("08:50");
            foreach (var step in steps)
                rig.Send(step.Side, step.Type is OrderType.Market ? OrderType.Market : OrderType.Limit, step.Type is OrderType.Market ? 0 : step.Price, step.Quantity);
            var orders = rig.Log.Of<OrderAccepted>().ToList();
            rig.At("09:01");
            long AtPrice(long price) => Math.Min(
                orders.Where(o => o.Side == Side.Buy && (o.Type == OrderType.Market || o.Price >= price)).Sum(o => o.Quantity),
                orders.Where(o => o.Side == Side.Sell && (o.Type == OrderType.Market || o.Price <= price)).Sum(o => o.Quantity));
            var most = Prices.Max(AtPrice);
            var print = rig.Log.Of<TradePrinted>().SingleOrDefault();
            (print?.Quantity ?? 0).ShouldBe(most);
            if (print is not null)
                AtPrice(print.Price).ShouldBe(most);
        });

    private static void Play(ExchangeRig rig, IEnumerable<Step> steps, bool background)
    {
        rig.At("08:50");
        var ids = new List<long>();
        var i = 0;
        foreach (var step in steps)
        {
            rig.Exchange.AdvanceTo(ExchangeRig.Time("08:50").AddSeconds(400 * i++));
            var known = ids.Count > 0 ? ids[step.Target % ids.Count] : 0;
            if (step.Kind == 0)
                rig.Cancel(known);
            else if (step.Kind == 1)
                rig.Cancel(known, step.Quantity);
            else if (step.Kind == 2)
                ids.Add(rig.Replace(known, step.Price, step.Target % 2 == 0 ? 0 : step.Quantity));
            else
                ids.Add(rig.Send(step.Side, step.Type, OrderTypeRules.NeedsPrice(step.Type) ? step.Price : 0, step.Quantity, step.TimeInForce));
        }

        rig.At("20:01");
        new Ledger(rig.Log, background).Check();
    }

    private sealed record Step(int Kind, Side Side, OrderType Type, TimeInForce TimeInForce, long Price, int Quantity, int Target);

    private sealed class Entry
    {
        public required Side Side { get; init; }
        public required long Price { get; set; }
        public required long Quantity { get; set; }
        public required long Sequence { get; init; }
        public long Filled { get; set; }
        public long Gone { get; set; }
        public long Leaves => Quantity - Filled - Gone;
    }

    private sealed class Ledger(ExchangeLog log, bool background)
    {
        private readonly Dictionary<long, Entry> _orders = [];

        public void Check()
        {
            var arrivals = 0L;
            foreach (var happened in log.Events)
            {
                switch (happened)
                {
                    case OrderAccepted a:
                        _orders.Add(a.OrderId, new Entry { Side = a.Side, Price = a.Price, Quantity = a.Quantity, Sequence = arrivals++ });
                        break;
                    case OrderReplaced r:
                        _orders[r.OrderId].Quantity -= r.Quantity;
                        _orders[r.OrderId].Leaves.ShouldBe(r.OriginalLeavesQuantity);
                        _orders.Add(r.NewOrderId, new Entry { Side = r.Side, Price = r.Price, Quantity = r.Quantity, Sequence = arrivals++ });
                        break;
                    case OrderCanceled c:
                        _orders[c.OrderId].Gone += c.Quantity;
                        _orders[c.OrderId].Leaves.ShouldBe(c.LeavesQuantity);
                        break;
                    case OrderExpired e:
                        _orders[e.OrderId].Leaves.ShouldBe(e.Quantity);
                        _orders[e.OrderId].Gone += e.Quantity;
                        break;
                    case OrderFilled f:
                        Filled(f);
                        break;
                    case BookChanged b when b.At > ExchangeRig.Time("09:01") && b.At < ExchangeRig.Time("15:20") && b.Asks.Count > 0 && b.Bids.Count > 0
                        && !log.Of<ViTriggered>().Any():
                        b.Asks[0].Price.ShouldBeGreaterThan(b.Bids[0].Price);
                        break;
                }
            }

            _orders.Values.ShouldAllBe(o => o.Leaves == 0);
            if (!background)
                Conserved();
        }

        private void Filled(OrderFilled f)
        {
            var order = _orders[f.OrderId];
            order.Filled += f.Quantity;
            f.Quantity.ShouldBeGreaterThan(0);
            f.CumQuantity.ShouldBe(order.Filled);
            f.LeavesQuantity.ShouldBe(order.Leaves);
            order.Leaves.ShouldBeGreaterThanOrEqualTo(0);
            f.Price.ShouldBeInRange(70_000, 130_000);
            TickSizes.IsOnTick(InstrumentKind.Stock, f.Price, ExchangeRig.Day).ShouldBeTrue();
            if (order.Price > 0 && f.At < ExchangeRig.Time("15:20"))
                (order.Side == Side.Buy ? f.Price <= order.Price : f.Price >= order.Price).ShouldBeTrue();
            if (!f.IsAggressor && order.Price > 0 && f.At > ExchangeRig.Time("09:01") && f.At < ExchangeRig.Time("15:20"))
                NobodyWasBefore(order);
        }

        // In continuous trading nobody with a better price, or with the same price and earlier, may still be waiting.
        private void NobodyWasBefore(Entry filled)
        {
            foreach (var other in _orders.Values)
            {
                if (other == filled || other.Side != filled.Side || other.Leaves == 0 || other.Price == 0)
                    continue;
                var better = filled.Side == Side.Buy ? other.Price > filled.Price : other.Price < filled.Price;
                (better || (other.Price == filled.Price && other.Sequence < filled.Sequence)).ShouldBeFalse();
            }
        }

        private void Conserved()
        {
            foreach (var trade in log.Of<OrderFilled>().GroupBy(f => f.TradeNo))
            {
                trade.Where(f => f.Side == Side.Buy).Sum(f => f.Quantity).ShouldBe(trade.Where(f => f.Side == Side.Sell).Sum(f => f.Quantity));
                trade.Select(f => f.Price).Distinct().Count().ShouldBe(1);
                trade.Select(f => f.OrderId).Distinct().Count().ShouldBe(trade.Count());
            }

            log.Of<TradePrinted>().Sum(t => t.Quantity).ShouldBe(log.Of<OrderFilled>().Where(f => f.Side == Side.Buy).Sum(f => f.Quantity));
        }
    }
}
