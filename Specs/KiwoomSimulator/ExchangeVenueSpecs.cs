using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Specs.KiwoomSimulator;

public class ExchangeVenueSpecs
{
    [Fact]
    public void A_day_on_the_simulated_exchange_runs_through_the_control()
    {
        var clock = new ManualClock(Desk.Day.InstantOf(new TimeOnly(8, 0)));
        var samsung = new Instrument(ScriptedVenue.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000);
        var prices = new OneBar();
        var venue = new ExchangeVenue(listener => new SimulatedExchange(
            new ExchangeOptions { TradeInterval = TimeSpan.FromSeconds(5) }, [samsung], prices, new TradingSchedule(TradingCalendar.Krx), listener, clock.Now));
        var server = new BrokerServer(new BrokerServerOptions { Issues = [new MasterIssue(samsung, 5_000_000_000)], DailyPrices = prices }, venue, clock.Now);
        var api = new SimulatedKiwoom(server, new SimulatedKiwoomOptions(), clock);
        var events = new RecordedEvents(api);
        api.Advise(events);
        api.CommConnect();
        Until(new TimeOnly(8, 5));
        api.SetRealReg("5000", "005930", "10;41", "0");
        Buy().ShouldBe("");
        events.Lines.ShouldContain(l => l.Contains("00Z217"));
        Until(new TimeOnly(9, 30));
        Buy().ShouldBe("0000001");
        api.SendOrder("o", "1000", Desk.Account, 1, "005930", 10, 50_000, "00", "");
        Until(new TimeOnly(9, 40));
        api.SendOrder("o", "1000", Desk.Account, 3, "005930", 4, 0, "00", "0000002");
        Until(new TimeOnly(15, 45));

        var account = server.Ledger.AccountOf(AccountNo.Parse(Desk.Account))!;
        account.Orders[0].Filled.ShouldBe(10);
        account.Orders[0].Fills.ShouldAllBe(f => f.Price >= 69_000 && f.Price <= 71_500);
        account.Orders[1].Open.ShouldBe(0);
        account.Orders[1].TakenAway.ShouldBe(10);
        account.Orders[2].Confirmed.ShouldBe(4);
        account.QuantityOf(ScriptedVenue.Samsung).ShouldBe(10);
        events.Reals.Select(r => r.Type).Distinct().ShouldContain("주식체결");
        events.Reals.Select(r => r.Type).Distinct().ShouldContain("주식호가잔량");
        events.Reals.Select(r => r.Type).Distinct().ShouldContain("장시작시간");

        string Buy()
        {
            api.SendOrder("o", "1000", Desk.Account, 1, "005930", 10, 0, "03", "").ShouldBe(0);
            clock.Now += TimeSpan.FromSeconds(2);
            api.AdvanceTo(clock.Now);
            return events.LastOrderNo;
        }

        void Until(TimeOnly time)
        {
            clock.Now = Desk.Day.InstantOf(time);
            api.AdvanceTo(clock.Now);
        }
    }

    private sealed class OneBar : IDailyPrices
    {
        public DailyBar? BarOf(Symbol symbol, TradingDay day) => new DailyBar(day, 70_000, 71_500, 69_000, 71_000, 5_000_000);

        public long? BasePriceOf(Symbol symbol, TradingDay day) => 70_000;

        public IReadOnlyList<DailyBar> BarsBefore(Symbol symbol, TradingDay day, int count) => [];
    }
}
