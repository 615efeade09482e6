using FsCheck.Xunit;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public class LedgerProperties
{
    [Property(MaxTest = 60)]
    public void Whatever_is_ordered_the_books_balance(int seed, bool paper)
    {
        var desk = Played(seed, paper);
        var orders = desk.Ledger.Orders;
        foreach (var order in orders.Where(o => o.Booked.Action == BrokerOrderAction.New))
            (order.Filled + order.Open + order.TakenAway).ShouldBe(order.Booked.Quantity);
        foreach (var order in orders.Where(o => o.Booked.Action == BrokerOrderAction.Modify))
            (order.Filled + order.Open + order.TakenAway).ShouldBe(order.Confirmed);
        foreach (var order in orders)
        {
            order.Fills.Sum(f => f.Quantity).ShouldBe(order.Filled);
            order.Fills.Sum(f => f.Price * f.Quantity).ShouldBe(order.Amount);
            var costs = desk.Server.Options.Fees.CostsOf(
                desk.Server.Options.Mode, Board.Kospi, InstrumentKind.Stock, order.Booked.Side, Desk.Day, order.Amount);
            (order.Commission, order.Tax).ShouldBe((costs.Commission, costs.Tax));
        }

        var flows = orders.Sum(o => (o.Booked.Side == Side.Sell ? o.Amount : -o.Amount) - o.Commission - o.Tax);
        desk.Ledger.Cash.ShouldBe(desk.Ledger.OpeningCash + flows);
        desk.Ledger.QuantityOf(ScriptedVenue.Samsung).ShouldBe(orders.Sum(o => o.Booked.Side == Side.Buy ? o.Filled : -o.Filled));
        desk.Ledger.SellableOf(ScriptedVenue.Samsung).ShouldBeGreaterThanOrEqualTo(0);
        desk.Ledger.Cash.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Property(MaxTest = 60)]
    public void What_Chejan_tells_adds_up_to_the_ledger(int seed, bool paper)
    {
        var desk = Played(seed, paper);
        foreach (var group in desk.Events.Chejans.Where(c => c.ContainsKey(Fid.OrderNo)).GroupBy(c => c[Fid.OrderNo]))
        {
            var order = desk.Ledger.Orders.Single(o => o.No.Value == group.Key);
            long told = 0;
            var changed = desk.Ledger.Orders.Any(o => o.Booked.Original == order.No);
            foreach (var chejan in group.Where(c => c[Fid.FillQuantity].Length > 0))
            {
                told += long.Parse(chejan[Fid.FillQuantity]);
                chejan[Fid.CumulativeQuantity].ShouldBe(told.ToString());
                if (!changed && order.Booked.Action == BrokerOrderAction.New)
                    chejan[Fid.OpenQuantity].ShouldBe((long.Parse(chejan[Fid.OrderQuantity]) - told).ToString());
            }

            told.ShouldBe(order.Filled);
        }
    }

    [Property(MaxTest = 20)]
    public void The_same_seed_gives_the_same_events(int seed)
    {
        Played(seed, true).Events.Lines.ShouldBe(Played(seed, true).Events.Lines);
    }

    private static Desk Played(int seed, bool paper)
    {
        var desk = new Desk(
            paper ? TradingMode.Paper : TradingMode.Real, new SimulatedKiwoomOptions { Seed = seed, OddOrderProbability = 0.5 }, cash: 20_000_000,
            exchangeLatency: TimeSpan.FromMilliseconds(Math.Abs((long)seed) % 3 * 300));
        RandomDay.Play(desk, new Random(seed), 60);
        return desk;
    }
}
