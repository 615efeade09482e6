using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Specs.Exchange;

public sealed class DayPathSpec
{
    [Property(MaxTest = 60)]
    public Property The_prints_of_a_day_have_the_bars_open_high_low_and_close()
    {
        var bars =
            from open in Gen.Choose(5_000, 900_000)
            from up in Gen.Choose(0, 60)
            from down in Gen.Choose(0, 60)
            from closeAt in Gen.Choose(0, 1000)
            from volume in Gen.OneOf(Gen.Choose(50, 5_000), Gen.Choose(100_000, 20_000_000))
            from seed in Gen.Choose(1, int.MaxValue)
            select (open, up, down, closeAt, volume, seed);
        return Prop.ForAll(bars.ToArbitrary(), drawn =>
        {
            var open = Legal(drawn.open);
            var high = Math.Max(open, Legal(drawn.open * (1000L + drawn.up) / 1000));
            var low = Math.Min(open, Legal(drawn.open * (1000L - drawn.down) / 1000));
            var close = Legal(low + ((high - low) * drawn.closeAt / 1000));
            var bar = new DailyBar(ExchangeRig.Day, open, high, low, close, drawn.volume);
            var rig = ExchangeRig.OnBar(bar, new ExchangeOptions { Seed = (ulong)drawn.seed, TradeInterval = TimeSpan.FromSeconds(20) });
            rig.At("15:59");
            var prints = rig.Log.Of<TradePrinted>().ToList();
            prints[0].Price.ShouldBe(open);
            prints[0].Aggressor.ShouldBeNull();
            prints[^1].Price.ShouldBe(close);
            prints[^1].Aggressor.ShouldBeNull();
            prints.Max(p => p.Price).ShouldBe(high);
            prints.Min(p => p.Price).ShouldBe(low);
            prints.ShouldAllBe(p => TickSizes.IsOnTick(InstrumentKind.Stock, p.Price, ExchangeRig.Day));
            prints.Sum(p => p.Quantity).ShouldBeInRange((long)(drawn.volume * 0.9) - 50, (long)(drawn.volume * 1.1) + 50);
        });
    }

    [Theory]
    [InlineData(Participation.Paper)]
    public void A_bar_with_a_wide_range_interrupts_trading_and_still_reaches_its_extremes(Participation participation)
    {
        var bar = new DailyBar(ExchangeRig.Day, 100_000, 128_000, 84_000, 121_000, 8_000_000);
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var rig = ExchangeRig.OnBar(bar, new ExchangeOptions { Seed = seed, Participation = participation, CircuitBreakers = false });
            rig.At("15:59");
            var prints = rig.Log.Of<TradePrinted>().ToList();
            (prints[0].Price, prints.Max(p => p.Price), prints.Min(p => p.Price), prints[^1].Price).ShouldBe((100_000, 128_000, 84_000, 121_000));
            rig.Log.Of<ViTriggered>().Count().ShouldBeGreaterThan(0);
            foreach (var (triggered, released) in rig.Log.Of<ViTriggered>().Zip(rig.Log.Of<ViReleased>()))
                (released.At - triggered.At).ShouldBeInRange(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(150));
        }
    }

    [Fact]
    public void Prices_that_were_adjusted_for_splits_are_moved_to_the_tick_below()
    {
        var rig = ExchangeRig.OnBar(new DailyBar(ExchangeRig.Day, 209_634, 215_777, 208_001, 212_345, 500_000));
        rig.At("15:59");
        var prints = rig.Log.Of<TradePrinted>().ToList();
        (prints[0].Price, prints.Max(p => p.Price), prints.Min(p => p.Price), prints[^1].Price).ShouldBe((209_500, 215_500, 208_000, 212_000));
    }

    [Fact]
    public void The_background_trades_every_few_seconds_and_shows_an_uncrossed_book_of_ten_levels_a_side()
    {
        var rig = ExchangeRig.OnBar(new DailyBar(ExchangeRig.Day, 100_000, 101_500, 99_000, 100_800, 9_000_000));
        rig.At("15:19");
        rig.Log.Of<TradePrinted>().Count().ShouldBeInRange(7_500, 12_000);
        var books = rig.Log.Of<BookChanged>().Where(b => b.At > ExchangeRig.Time("09:01")).ToList();
        // The level that a trade has just emptied comes back with the next quote.
        books.ShouldAllBe(b => b.Asks.Count + b.Bids.Count >= 19 && b.Asks[0].Price > b.Bids[0].Price);
        books.ShouldAllBe(b => b.Asks.All(l => l.Quantity > 0) && b.Bids.All(l => l.Quantity > 0));
    }

    [Fact]
    public void The_after_market_trades_shares_near_the_close_and_no_funds()
    {
        var bar = new DailyBar(ExchangeRig.Day, 61_500, 62_000, 61_000, 61_700, 9_000_000);
        var share = ExchangeRig.OnBar(bar);
        share.At("20:00");
        share.Log.Of<TradePrinted>().Count(p => p.At >= ExchangeRig.Time("16:00")).ShouldBeGreaterThan(50);
        share.Log.Of<TradePrinted>().Where(p => p.At >= ExchangeRig.Time("16:00")).ShouldAllBe(p => p.Price >= 61_000 && p.Price <= 62_000);

        var fund = DefaultListing.Issues[4].Instrument;
        var rig = new ExchangeRig(new ExchangeOptions(), new PriceHistory([new IssueHistory(fund.Symbol, fund.Name, [bar])]), fund);
        rig.At("20:00");
        rig.Log.Of<TradePrinted>().Count(p => p.At >= ExchangeRig.Time("16:00")).ShouldBe(0);
    }

    [Fact]
    public void An_issue_without_a_bar_or_without_volume_is_halted_for_the_day()
    {
        foreach (var prices in new[]
        {
            ExchangeRig.Bars((ExchangeRig.DayBefore, 50_000, 50_000, 50_000, 50_000, 1)),
            ExchangeRig.Bars((ExchangeRig.DayBefore, 50_000, 50_000, 50_000, 50_000, 1), (ExchangeRig.Day, 50_000, 50_000, 50_000, 50_000, 0)),
        })
        {
            var rig = new ExchangeRig(new ExchangeOptions(), prices).At("10:00");
            rig.Exchange.Instruments[0].TradingHalted.ShouldBeTrue();
            rig.Exchange.Instruments[0].BasePrice.ShouldBe(50_000);
            rig.RefusalOf(rig.Buy(50_000, 1)).ShouldBe(OrderRefusal.InstrumentHalted);
            rig.Log.Of<TradePrinted>().ShouldBeEmpty();
        }
    }

    private static long Legal(long price) => TickSizes.RoundDown(InstrumentKind.Stock, price, ExchangeRig.Day);
}
