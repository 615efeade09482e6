using FsCheck;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Specs.Market;

public sealed class PriceLimitSpecs
{
    [Fact]
    public void The_width_is_truncated_to_the_tick_of_the_base_price() =>
        PriceLimits.Of(Listed.Share(20_050), Listed.Day).ShouldBe(new PriceBand(14_050, 26_050));

    [Theory]
    [InlineData(70_000, 49_000, 91_000)] // both bounds on the tick of their band
    [InlineData(49_950, 35_000, 64_900)] // upper 64,900 snapped into the band of 100; width 14,985 → 14,950
    [InlineData(2_000, 1_400, 2_600)]
    [InlineData(1, 1, 1)]
    public void Bounds_are_snapped_inward(long basePrice, long lower, long upper) =>
        PriceLimits.Of(Listed.Share(basePrice), Listed.Day).ShouldBe(new PriceBand(lower, upper));

    [Fact]
    public void Konex_has_fifteen_per_cent() =>
        PriceLimits.Of(Listed.Share(10_000, Board.Konex), Listed.Day).ShouldBe(new PriceBand(8_500, 11_500));

    [Fact]
    public void A_leveraged_fund_has_its_multiple() =>
        PriceLimits.Of(Listed.Fund(10_000) with { LeverageMultiple = 2 }, Listed.Day).ShouldBe(new PriceBand(4_000, 16_000));

    [Fact]
    public void Liquidation_trading_and_warrants_have_no_limit()
    {
        PriceLimits.Of(Listed.Share() with { Surveillance = Surveillance.LiquidationTrading | Surveillance.Administrative }, Listed.Day).ShouldBeNull();
        PriceLimits.Of(Listed.Share() with { Kind = InstrumentKind.Elw }, Listed.Day).ShouldBeNull();
    }

    [Fact]
    public void A_new_listing_may_go_from_60_to_400_per_cent_on_its_first_day_only()
    {
        var share = Listed.Share(20_000) with { ListedOn = Listed.Day };
        PriceLimits.Of(share, Listed.Day).ShouldBe(new PriceBand(12_000, 80_000));
        PriceLimits.Of(share, TradingDay.Parse("2026-11-25")).ShouldBe(new PriceBand(14_000, 26_000));
    }

    [Fact]
    public void What_Kiwoom_reports_comes_before_what_is_computed() =>
        PriceLimits.Of(Listed.Share() with { LowerLimit = 48_000, UpperLimit = 92_000 }, Listed.Day).ShouldBe(new PriceBand(48_000, 92_000));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void An_instrument_without_a_possible_base_price_cannot_be_made(long basePrice)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Listed.Share(basePrice));
        Should.Throw<ArgumentOutOfRangeException>(() => Listed.Share() with { BasePrice = basePrice });
        Should.Throw<ArgumentOutOfRangeException>(() => Listed.Share() with { UpperLimit = basePrice });
    }

    [Property]
    public bool Limits_are_legal_prices_within_the_rate(DoNotSize<int> seed, bool konex)
    {
        var basePrice = TickSizes.RoundUp(InstrumentKind.Stock, 1 + (Math.Abs((long)seed.Item) % 1_500_000), Listed.Day);
        var rate = konex ? 0.15m : 0.30m;
        var band = PriceLimits.Of(Listed.Share(basePrice, konex ? Board.Konex : Board.Kosdaq), Listed.Day)!.Value;
        return TickSizes.IsOnTick(InstrumentKind.Stock, band.Lower, Listed.Day) && TickSizes.IsOnTick(InstrumentKind.Stock, band.Upper, Listed.Day)
            && band.Lower >= basePrice * (1 - rate) && band.Upper <= basePrice * (1 + rate) && band.Contains(basePrice);
    }
}
