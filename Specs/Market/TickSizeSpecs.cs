using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Specs.Market;

[Properties(Arbitrary = [typeof(Prices)])]
public sealed class TickSizeSpecs
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_999, 1)]
    [InlineData(2_000, 5)]
    [InlineData(4_999, 5)]
    [InlineData(5_000, 10)]
    [InlineData(19_999, 10)]
    [InlineData(20_000, 50)]
    [InlineData(49_999, 50)]
    [InlineData(50_000, 100)]
    [InlineData(199_999, 100)]
    [InlineData(200_000, 500)]
    [InlineData(499_999, 500)]
    [InlineData(500_000, 1_000)]
    [InlineData(2_000_000_000, 1_000)]
    public void Shares_have_the_ticks_of_the_2023_table(long price, long tick) =>
        TickSizes.TickAt(InstrumentKind.Stock, price, Listed.Day).ShouldBe(tick);

    [Theory]
    [InlineData(InstrumentKind.Etf, "2026-11-24", 1_999, 1)]
    [InlineData(InstrumentKind.Etf, "2026-11-24", 2_000, 5)]
    [InlineData(InstrumentKind.Etf, "2026-11-24", 600_000, 5)]
    [InlineData(InstrumentKind.Etn, "2023-12-18", 1_999, 1)]
    [InlineData(InstrumentKind.Etn, "2023-12-17", 1_999, 5)]
    [InlineData(InstrumentKind.Elw, "2026-11-24", 100, 5)]
    [InlineData(InstrumentKind.Elw, "2026-11-24", 30_000, 5)]
    public void Funds_and_warrants_have_ticks_of_their_own_by_date(InstrumentKind kind, string day, long price, long tick) =>
        TickSizes.TickAt(kind, price, TradingDay.Parse(day)).ShouldBe(tick);

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(long.MinValue)]
    [InlineData(2_000_000_001)]
    [InlineData(long.MaxValue)]
    public void What_is_no_price_is_on_no_tick_and_has_none(long price)
    {
        TickSizes.IsOnTick(InstrumentKind.Stock, price, Listed.Day).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => TickSizes.RoundUp(InstrumentKind.Stock, price, Listed.Day));
    }

    [Fact]
    public void Steps_cross_from_one_band_into_the_next()
    {
        TickSizes.NextUp(InstrumentKind.Stock, 19_990, Listed.Day).ShouldBe(20_000);
        TickSizes.NextUp(InstrumentKind.Stock, 20_000, Listed.Day).ShouldBe(20_050);
        TickSizes.NextDown(InstrumentKind.Stock, 20_000, Listed.Day).ShouldBe(19_990);
        TickSizes.NextDown(InstrumentKind.Stock, 20_049, Listed.Day).ShouldBe(20_000);
        TickSizes.NextDown(InstrumentKind.Stock, 1, Listed.Day).ShouldBe(0);
        TickSizes.NextDown(InstrumentKind.Elw, 5, Listed.Day).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => TickSizes.NextUp(InstrumentKind.Stock, TickSizes.HighestPrice, Listed.Day));
    }

    [Fact]
    public void An_unknown_kind_has_no_tick() =>
        Should.Throw<ArgumentOutOfRangeException>(() => TickSizes.TickAt((InstrumentKind)99, 100, Listed.Day));

    [Property]
    public bool Rounding_gives_the_nearest_legal_price_on_its_side(InstrumentKind kind, Price price)
    {
        var (down, up) = (TickSizes.RoundDown(kind, price.Won, Listed.Day), TickSizes.RoundUp(kind, price.Won, Listed.Day));
        var tick = TickSizes.TickAt(kind, price.Won, Listed.Day);
        return down <= price.Won && up >= price.Won && up - price.Won < tick && price.Won - down < tick
            && TickSizes.IsOnTick(kind, up, Listed.Day) && (down == 0 || TickSizes.IsOnTick(kind, down, Listed.Day))
            && (down == up) == TickSizes.IsOnTick(kind, price.Won, Listed.Day);
    }

    [Property]
    public bool Rounding_twice_is_rounding_once(InstrumentKind kind, Price price)
    {
        var up = TickSizes.RoundUp(kind, price.Won, Listed.Day);
        var down = TickSizes.RoundDown(kind, price.Won, Listed.Day);
        return TickSizes.RoundUp(kind, up, Listed.Day) == up && (down == 0 || TickSizes.RoundDown(kind, down, Listed.Day) == down);
    }

    [Property]
    public bool Rounding_keeps_the_order_of_prices(InstrumentKind kind, Price first, Price second)
    {
        var (low, high) = first.Won <= second.Won ? (first.Won, second.Won) : (second.Won, first.Won);
        return TickSizes.RoundDown(kind, low, Listed.Day) <= TickSizes.RoundDown(kind, high, Listed.Day)
            && TickSizes.RoundUp(kind, low, Listed.Day) <= TickSizes.RoundUp(kind, high, Listed.Day);
    }

    [Property]
    public bool A_step_up_and_a_step_down_return_to_the_same_legal_price(InstrumentKind kind, Price price)
    {
        var legal = TickSizes.RoundUp(kind, price.Won, Listed.Day);
        if (legal == TickSizes.HighestPrice)
            return true;
        var next = TickSizes.NextUp(kind, legal, Listed.Day);
        return next > legal && TickSizes.IsOnTick(kind, next, Listed.Day) && TickSizes.NextDown(kind, next, Listed.Day) == legal;
    }

    public readonly record struct Price(long Won);

    private static class Prices
    {
        public static Arbitrary<Price> Price() => Gen.OneOf(Gen.Choose(1, 6_000), Gen.Choose(1, 1_000_000), Gen.Choose(1, 2_000_000_000))
            .Select(won => new Price(won)).ToArbitrary();

        public static Arbitrary<InstrumentKind> Kind() => Gen.Elements(Enum.GetValues<InstrumentKind>()).ToArbitrary();
    }
}
