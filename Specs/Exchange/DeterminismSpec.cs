using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Specs.Exchange;

public sealed class DeterminismSpec
{
    private static readonly ExchangeOptions Options = new() { Seed = 42, TradeInterval = TimeSpan.FromSeconds(45) };

    [Theory]
    [InlineData(Participation.Paper)]
    [InlineData(Participation.Full)]
    public void Equal_seeds_and_orders_give_equal_events_however_time_is_sliced(Participation participation)
    {
        var options = Options with { Participation = participation };
        var whole = Run(options, TimeSpan.FromDays(2));
        Run(options, TimeSpan.FromSeconds(7)).ShouldBe(whole);
        Run(options, TimeSpan.FromMilliseconds(61_234)).ShouldBe(whole);
        Run(options with { Seed = 43 }, TimeSpan.FromDays(2)).ShouldNotBe(whole);
    }

    [Fact]
    public void A_start_in_the_middle_of_a_day_goes_on_as_if_it_had_run_from_the_morning()
    {
        var (morning, noon) = (new ExchangeLog(), new ExchangeLog());
        var fromMorning = Open(Options, morning, ExchangeRig.Time("06:00"));
        var fromNoon = Open(Options, noon, ExchangeRig.Time("12:00"));
        fromMorning.AdvanceTo(ExchangeRig.Time("21:00"));
        fromNoon.AdvanceTo(ExchangeRig.Time("21:00"));
        noon.Events[0].At.ShouldBeGreaterThan(ExchangeRig.Time("12:00"));
        morning.Events.RemoveAll(e => e.At <= ExchangeRig.Time("12:00"));
        noon.Hash().ShouldBe(morning.Hash());
    }

    [Fact]
    public void Paper_orders_do_not_move_the_market()
    {
        var (alone, busy) = (new ExchangeLog(), new ExchangeLog());
        Open(Options, alone, ExchangeRig.Time("06:00")).AdvanceTo(ExchangeRig.Time("16:00"));
        var exchange = Open(Options, busy, ExchangeRig.Time("06:00"));
        for (var i = 1; i < 300; i++)
        {
            var at = ExchangeRig.Time("08:45").AddMinutes(i);
            exchange.Submit(new NewOrder(i, ExchangeRig.Samsung, (Side)(i % 2), OrderType.Market, TimeInForce.Day, 0, 100 * i), at);
        }

        exchange.AdvanceTo(ExchangeRig.Time("16:00"));
        busy.Of<OrderFilled>().Count().ShouldBeGreaterThan(100);
        Prints(busy).ShouldBe(Prints(alone));

        static List<(Symbol, DateTimeOffset, long, long)> Prints(ExchangeLog log) =>
            [.. log.Of<TradePrinted>().Select(p => (p.Symbol, p.At, p.Price, p.Quantity))];
    }

    [Fact]
    public void Something_is_always_due_later()
    {
        var exchange = Open(Options, new ExchangeLog(), ExchangeRig.Time("06:00"));
        for (var steps = 0; steps < 2_000; steps++)
        {
            var next = exchange.NextEventAt;
            next.ShouldBeGreaterThan(exchange.Now);
            exchange.AdvanceTo(next);
        }
    }

    private static string Run(ExchangeOptions options, TimeSpan slice)
    {
        var log = new ExchangeLog();
        var exchange = Open(options, log, ExchangeRig.Time("06:00"));
        var chance = new Random(7);
        var orders = Enumerable.Range(1, 60).Select(i => (At: ExchangeRig.Time("08:45").AddSeconds(400 * i), Id: (long)i)).ToList();
        var end = ExchangeRig.Time("20:30").AddDays(1);
        foreach (var (at, id) in orders)
        {
            Advance(at);
            var symbol = exchange.Instruments[chance.Next(exchange.Instruments.Count)].Symbol;
            var last = exchange.SnapshotOf(symbol)!.Last;
            exchange.Submit(new NewOrder(id, symbol, (Side)chance.Next(2), OrderType.Limit, TimeInForce.Day, last, 500), at);
            if (id % 3 == 0)
                exchange.Cancel(id - 1, 0, at);
        }

        Advance(end);
        return log.Hash();

        void Advance(DateTimeOffset to)
        {
            while (exchange.Now < to)
                exchange.AdvanceTo(to - exchange.Now < slice ? to : exchange.Now + slice);
        }
    }

    private static SimulatedExchange Open(ExchangeOptions options, ExchangeLog log, DateTimeOffset start)
    {
        var prices = new BarGenerator(options.Seed, DefaultListing.Issues, TradingCalendar.Krx, TradingDay.Parse("20261102"));
        return new SimulatedExchange(
            options, [.. DefaultListing.Issues.Select(i => i.Instrument)], prices, new TradingSchedule(TradingCalendar.Krx), log, start);
    }
}
