using Kiwoom.Actors.Market;

namespace Kiwoom.Specs.Market;

public sealed class InterruptionSpecs
{
    private static readonly Instrument Constituent = Listed.Share() with { IsKospi200 = true };
    private static readonly DateTimeOffset Closing = Listed.At("2026-11-24T15:30");

    [Fact]
    public void Dynamic_rates_depend_on_the_kind_and_the_phase()
    {
        VolatilityInterruptionRules.DynamicRateOf(Constituent, MarketPhase.Continuous).ShouldBe(0.03m);
        VolatilityInterruptionRules.DynamicRateOf(Constituent, MarketPhase.ClosingAuction).ShouldBe(0.02m);
        VolatilityInterruptionRules.DynamicRateOf(Listed.Share(), MarketPhase.Continuous).ShouldBe(0.06m);
        VolatilityInterruptionRules.DynamicRateOf(Listed.Share(board: Board.Kosdaq), MarketPhase.ClosingAuction).ShouldBe(0.04m);
        VolatilityInterruptionRules.DynamicRateOf(Listed.Fund() with { IsIndexFund = true }, MarketPhase.Continuous).ShouldBe(0.03m);
        VolatilityInterruptionRules.DynamicRateOf(Listed.Fund(), MarketPhase.Continuous).ShouldBe(0.06m);
        VolatilityInterruptionRules.DynamicRateOf(Constituent, MarketPhase.AfterMarket).ShouldBe(0.03m);
        VolatilityInterruptionRules.DynamicRateOf(Listed.Share(board: Board.Konex), MarketPhase.Continuous).ShouldBeNull();
        VolatilityInterruptionRules.DynamicRateOf(Constituent, MarketPhase.PreOpenAuction).ShouldBeNull();
    }

    [Theory]
    [InlineData(72_100, 70_000, 70_000, VolatilityTrigger.Dynamic)] // exactly 3 %
    [InlineData(72_000, 70_000, 70_000, VolatilityTrigger.None)]
    [InlineData(67_900, 70_000, 70_000, VolatilityTrigger.Dynamic)]
    [InlineData(77_000, 76_000, 70_000, VolatilityTrigger.Static)] // exactly 10 %
    [InlineData(77_000, 70_000, 70_000, VolatilityTrigger.Dynamic | VolatilityTrigger.Static)]
    public void A_price_triggers_when_it_reaches_the_rate(long price, long lastTrade, long lastSinglePrice, VolatilityTrigger trigger) =>
        VolatilityInterruptionRules.TriggerOf(Constituent, MarketPhase.Continuous, price, lastTrade, lastSinglePrice).ShouldBe(trigger);

    [Fact]
    public void Nothing_triggers_without_a_reference() =>
        VolatilityInterruptionRules.TriggerOf(Constituent, MarketPhase.Continuous, 90_000, null, null).ShouldBe(VolatilityTrigger.None);

    [Fact]
    public void No_static_interruption_starts_in_the_closing_auction() =>
        VolatilityInterruptionRules.TriggerOf(Constituent, MarketPhase.ClosingAuction, 77_000, 76_900, 70_000).ShouldBe(VolatilityTrigger.None);

    [Fact]
    public void An_interruption_lasts_two_minutes_and_up_to_half_a_minute_more()
    {
        var triggered = Listed.At("2026-11-24T10:00");
        VolatilityInterruptionRules.EndOf(triggered, TimeSpan.Zero).ShouldBe(Listed.At("2026-11-24T10:02"));
        VolatilityInterruptionRules.EndOf(triggered, TimeSpan.FromSeconds(30)).ShouldBe(Listed.At("2026-11-24T10:02:30"));
        Should.Throw<ArgumentOutOfRangeException>(() => VolatilityInterruptionRules.EndOf(triggered, TimeSpan.FromSeconds(31)));
        Should.Throw<ArgumentOutOfRangeException>(() => VolatilityInterruptionRules.EndOf(triggered, TimeSpan.FromTicks(-1)));
    }

    [Theory]
    [InlineData(CircuitBreakerStage.None, 0, 92, 60, "10:00", CircuitBreakerStage.One)]
    [InlineData(CircuitBreakerStage.None, 0, 92.1, 60, "10:00", CircuitBreakerStage.None)]
    [InlineData(CircuitBreakerStage.None, 0, 92, 59, "10:00", CircuitBreakerStage.None)]
    [InlineData(CircuitBreakerStage.None, 0, 92, 60, "14:50", CircuitBreakerStage.One)]
    [InlineData(CircuitBreakerStage.None, 0, 92, 60, "14:50:01", CircuitBreakerStage.None)]
    [InlineData(CircuitBreakerStage.None, 0, 84, 60, "10:00", CircuitBreakerStage.One)]
    [InlineData(CircuitBreakerStage.One, 0.08, 90, 60, "10:00", CircuitBreakerStage.One)]
    [InlineData(CircuitBreakerStage.One, 0.08, 85, 60, "10:00", CircuitBreakerStage.Two)]
    [InlineData(CircuitBreakerStage.One, 0.145, 85, 60, "10:00", CircuitBreakerStage.One)] // not a point of per cent below stage one
    [InlineData(CircuitBreakerStage.One, 0.145, 84.5, 60, "10:00", CircuitBreakerStage.Two)]
    [InlineData(CircuitBreakerStage.One, 0.08, 85, 60, "14:51", CircuitBreakerStage.One)]
    [InlineData(CircuitBreakerStage.Two, 0.08, 84, 60, "10:00", CircuitBreakerStage.Two)]
    [InlineData(CircuitBreakerStage.Two, 0.08, 80, 60, "15:10", CircuitBreakerStage.Three)]
    [InlineData(CircuitBreakerStage.None, 0, 80, 60, "15:10", CircuitBreakerStage.Three)]
    public void The_circuit_breaker_goes_by_stages(CircuitBreakerStage stage, double stageOneDrop, double index, int seconds, string time, CircuitBreakerStage expected) =>
        CircuitBreakerRules.After(new CircuitBreakerState(stage, (decimal)stageOneDrop), 100, (decimal)index, TimeSpan.FromSeconds(seconds), Listed.At($"2026-11-24T{time}"), Closing)
            .Stage.ShouldBe(expected);

    [Fact]
    public void Stage_one_remembers_its_level()
    {
        CircuitBreakerRules.After(default, 100, 91.5m, TimeSpan.FromMinutes(1), Listed.At("2026-11-24T10:00"), Closing)
            .ShouldBe(new CircuitBreakerState(CircuitBreakerStage.One, 0.085m));
        CircuitBreakerRules.AppliesTo(Board.Konex).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => CircuitBreakerRules.After(default, 0, 1, TimeSpan.Zero, Closing, Closing));
    }
}
