using FsCheck;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Specs.Market;

public sealed class TradingScheduleSpecs
{
    private static readonly TradingSchedule Krx = new(TradingCalendar.Krx);
    private static readonly TradingSchedule Nxt = new(TradingCalendar.Krx, Venue.Nxt);

    [Theory]
    [InlineData("2026-11-24T08:29:59.9999999", MarketPhase.Closed)]
    [InlineData("2026-11-24T08:30", MarketPhase.AfterHoursClosePre)]
    [InlineData("2026-11-24T08:40", MarketPhase.PreOpenAuction)]
    [InlineData("2026-11-24T08:59:59.9999999", MarketPhase.PreOpenAuction)]
    [InlineData("2026-11-24T09:00", MarketPhase.Continuous)]
    [InlineData("2026-11-24T15:20", MarketPhase.ClosingAuction)]
    [InlineData("2026-11-24T15:30", MarketPhase.AfterHoursCloseEntry)]
    [InlineData("2026-11-24T15:40", MarketPhase.AfterHoursClosePost)]
    [InlineData("2026-11-24T16:00", MarketPhase.AfterMarket)]
    [InlineData("2026-11-24T19:59:59", MarketPhase.AfterMarket)]
    [InlineData("2026-11-24T20:00", MarketPhase.Closed)]
    [InlineData("2026-09-14T16:00", MarketPhase.AfterMarket)]
    [InlineData("2026-09-11T16:00", MarketPhase.AfterHoursSinglePrice)]
    [InlineData("2026-09-11T18:00", MarketPhase.Closed)]
    [InlineData("2026-11-22T10:00", MarketPhase.Closed)] // Sunday
    [InlineData("2026-12-25T10:00", MarketPhase.Closed)]
    [InlineData("2026-01-02T09:30", MarketPhase.AfterHoursClosePre)] // first trading day of the year
    [InlineData("2026-01-02T09:59:59", MarketPhase.PreOpenAuction)]
    [InlineData("2026-01-02T10:00", MarketPhase.Continuous)]
    [InlineData("2026-01-02T15:30", MarketPhase.AfterHoursCloseEntry)]
    [InlineData("2026-11-19T09:30", MarketPhase.AfterHoursClosePre)] // university entrance examination
    [InlineData("2026-11-19T10:00", MarketPhase.Continuous)]
    [InlineData("2026-11-19T16:20", MarketPhase.ClosingAuction)]
    [InlineData("2026-11-19T16:30", MarketPhase.AfterHoursCloseEntry)]
    public void The_exchange_is_in_the_phase_of_its_timetable(string koreanTime, MarketPhase phase) =>
        Krx.PhaseAt(Listed.At(koreanTime)).ShouldBe(phase);

    [Theory]
    [InlineData("2025-03-03T10:00", MarketPhase.Closed)]
    [InlineData("2025-02-28T10:00", MarketPhase.Closed)]
    [InlineData("2025-03-04T08:00", MarketPhase.NxtPreMarket)]
    [InlineData("2026-11-24T08:50", MarketPhase.Closed)]
    [InlineData("2026-11-24T09:00:29", MarketPhase.Closed)]
    [InlineData("2026-11-24T09:00:30", MarketPhase.NxtMain)]
    [InlineData("2026-11-24T15:20", MarketPhase.Closed)]
    [InlineData("2026-11-24T15:30", MarketPhase.NxtClosePrice)]
    [InlineData("2026-11-24T15:40", MarketPhase.NxtAfterMarket)]
    [InlineData("2026-11-24T20:00", MarketPhase.Closed)]
    public void Nextrade_has_its_own_timetable(string koreanTime, MarketPhase phase) => Nxt.PhaseAt(Listed.At(koreanTime)).ShouldBe(phase);

    [Fact]
    public void The_instants_of_a_day_are_in_utc()
    {
        Krx.OpeningOf(Listed.Day).ShouldBe(DateTimeOffset.Parse("2026-11-24T00:00Z"));
        Krx.ClosingOf(Listed.Day).ShouldBe(DateTimeOffset.Parse("2026-11-24T06:30Z"));
        Krx.EndOf(Listed.Day).ShouldBe(DateTimeOffset.Parse("2026-11-24T11:00Z"));
        Krx.OpeningOf(TradingDay.Parse("2026-11-19")).ShouldBe(DateTimeOffset.Parse("2026-11-19T01:00Z"));
        Krx.ClosingOf(TradingDay.Parse("2026-11-19")).ShouldBe(DateTimeOffset.Parse("2026-11-19T07:30Z"));
        Krx.ClosingOf(TradingDay.Parse("2026-01-02")).ShouldBe(DateTimeOffset.Parse("2026-01-02T06:30Z"));
        Krx.OpeningOf(Listed.Day).Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_day_without_trading_has_no_opening()
    {
        Krx.WindowsOf(TradingDay.Parse("2026-12-25")).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => Krx.OpeningOf(TradingDay.Parse("2026-12-25")));
        Should.Throw<ArgumentException>(() => Krx.ClosingOf(TradingDay.Parse("2026-12-25")));
        Should.Throw<ArgumentException>(() => Krx.EndOf(TradingDay.Parse("2026-12-25")));
        Should.Throw<ArgumentException>(() => Nxt.OpeningOf(TradingDay.Parse("2025-02-28")));
    }

    [Fact]
    public void After_the_last_session_comes_the_next_trading_day() =>
        Krx.NextPhaseChange(Listed.At("2026-12-24T20:00")).ShouldBe(new PhaseChange(Listed.At("2026-12-28T08:30"), MarketPhase.AfterHoursClosePre));

    [Fact]
    public void Before_Nextrade_existed_its_first_change_is_its_first_morning() =>
        Nxt.NextPhaseChange(Listed.At("1990-01-01T00:00")).ShouldBe(new PhaseChange(Listed.At("2025-03-04T08:00"), MarketPhase.NxtPreMarket));

    [Property]
    public bool Windows_follow_each_other_and_the_phase_within_is_theirs(DoNotSize<ushort> offset)
    {
        var day = DayAt(offset.Item);
        var end = day.InstantOf(TimeOnly.MinValue);
        foreach (var window in Krx.WindowsOf(day))
        {
            if (window.Start < end || window.End <= window.Start
                || Krx.PhaseAt(window.Start) != window.Phase || Krx.PhaseAt(window.End.AddTicks(-1)) != window.Phase)
                return false;
            end = window.End;
        }

        return Krx.WindowsOf(day).Count == (TradingCalendar.Krx.IsTradingDay(day) ? 7 : 0) && Krx.PhaseAt(end) == MarketPhase.Closed;
    }

    [Property]
    public bool The_sessions_of_the_exchange_leave_no_gap(DoNotSize<ushort> offset) =>
        Krx.WindowsOf(DayAt(offset.Item)).Zip(Krx.WindowsOf(DayAt(offset.Item)).Skip(1)).All(pair => pair.First.End == pair.Second.Start);

    [Property]
    public bool The_next_change_is_later_is_a_change_and_nothing_changes_before_it(DoNotSize<uint> seed, bool nextrade)
    {
        var minutes = seed.Item;
        var schedule = nextrade ? Nxt : Krx;
        var instant = DateTimeOffset.Parse("2025-01-01T00:00Z").AddMinutes(minutes % 2_000_000).AddTicks(minutes % 7);
        var change = schedule.NextPhaseChange(instant);
        var phase = schedule.PhaseAt(instant);
        var between = instant + ((change.At - instant) / 2);
        return change.At > instant && change.Phase != phase && schedule.PhaseAt(change.At) == change.Phase
            && schedule.PhaseAt(between) == phase && schedule.PhaseAt(change.At.AddTicks(-1)) == phase;
    }

    private static TradingDay DayAt(ushort offset) => new(new DateOnly(2023, 1, 1).AddDays(offset % 3_000));
}
