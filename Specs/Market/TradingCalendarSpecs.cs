using FsCheck;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Specs.Market;

public sealed class TradingCalendarSpecs
{
    private static readonly TradingCalendar Krx = TradingCalendar.Krx;

    [Theory]
    [InlineData(2025, "01-01 01-27 01-28 01-29 01-30 03-03 05-01 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25 12-31")]
    [InlineData(2026, "01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25 12-31")]
    [InlineData(2027, "01-01 02-08 02-09 03-01 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27 12-31")]
    public void Exactly_the_listed_weekdays_are_closed(int year, string closed)
    {
        var weekdays = Enumerable.Range(0, 366).Select(i => new DateOnly(year, 1, 1).AddDays(i))
            .Where(d => d.Year == year && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        string.Join(' ', weekdays.Where(d => !Krx.IsTradingDay(new TradingDay(d))).Select(d => d.ToString("MM-dd"))).ShouldBe(closed);
    }

    [Theory]
    [InlineData("2026-07-17", false, CalendarCertainty.Published)]
    [InlineData("2026-11-24", true, CalendarCertainty.Published)]
    [InlineData("2026-11-22", false, CalendarCertainty.Published)]
    [InlineData("2027-07-19", false, CalendarCertainty.Unsure)]
    [InlineData("2027-05-03", true, CalendarCertainty.Unsure)]
    [InlineData("2027-05-13", false, CalendarCertainty.Projected)]
    [InlineData("2027-05-14", true, CalendarCertainty.Projected)]
    [InlineData("2028-05-01", false, CalendarCertainty.Projected)]
    [InlineData("2028-07-17", false, CalendarCertainty.Projected)]
    [InlineData("2024-07-17", true, CalendarCertainty.Projected)]
    [InlineData("2028-12-29", false, CalendarCertainty.Projected)] // the last weekday of that year
    [InlineData("2028-12-28", true, CalendarCertainty.Projected)]
    public void A_day_says_how_well_it_is_known(string day, bool trades, CalendarCertainty certainty)
    {
        Krx.IsTradingDay(TradingDay.Parse(day)).ShouldBe(trades);
        Krx.CertaintyOf(TradingDay.Parse(day)).ShouldBe(certainty);
    }

    [Fact]
    public void An_operator_knows_better()
    {
        var calendar = new TradingCalendar(CalendarOverrides.Parse("""{"closed":["2026-11-24"],"opened":["20260717"],"examination_days":["2028-11-16"]}"""));
        calendar.IsTradingDay(TradingDay.Parse("2026-11-24")).ShouldBeFalse();
        calendar.IsTradingDay(TradingDay.Parse("2026-07-17")).ShouldBeTrue();
        calendar.CertaintyOf(TradingDay.Parse("2026-07-17")).ShouldBe(CalendarCertainty.Overridden);
        calendar.NextTradingDay(TradingDay.Parse("2026-11-23")).ShouldBe(TradingDay.Parse("2026-11-25"));
        calendar.KindOf(TradingDay.Parse("2028-11-16")).ShouldBe(DayKind.ExaminationDay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"closed\":\"2026-01-05\"}")]
    [InlineData("{\"closed\":[20260105]}")]
    [InlineData("{\"closed\":[\"2026-02-30\"]}")]
    [InlineData("{\"close\":[\"2026-01-05\"]}")]
    [InlineData("{\"closed\":[\"2026-01-05\"],\"opened\":[\"2026-01-05\"]}")]
    [InlineData("{\"closed\":[[[[[[]]]]]]}")]
    [InlineData("{\"closed\":[\"2026-01-05\"],\"closed\":[]}")]
    public void Overrides_of_another_form_are_refused(string json) => Should.Throw<FormatException>(() => CalendarOverrides.Parse(json));

    [Theory]
    [InlineData("2026-01-02", DayKind.FirstOfYear)]
    [InlineData("2026-01-05", DayKind.Usual)]
    [InlineData("2026-01-01", DayKind.Usual)]
    [InlineData("2024-11-14", DayKind.ExaminationDay)]
    [InlineData("2025-11-13", DayKind.ExaminationDay)]
    [InlineData("2026-11-19", DayKind.ExaminationDay)]
    [InlineData("2027-11-18", DayKind.ExaminationDay)]
    [InlineData("2026-11-20", DayKind.Usual)]
    public void Delayed_days_are_known(string day, DayKind kind) => Krx.KindOf(TradingDay.Parse(day)).ShouldBe(kind);

    [Theory]
    [InlineData("2024-12-26", "2024-12-30")]
    [InlineData("2024-12-27", "2025-01-02")]
    [InlineData("2026-11-24", "2026-11-26")]
    [InlineData("2026-11-20", "2026-11-24")]
    [InlineData("2026-12-29", "2027-01-04")]
    [InlineData("2026-02-13", "2026-02-20")]
    public void A_trade_settles_two_settlement_days_later(string traded, string settled) =>
        Krx.SettlementDayOf(TradingDay.Parse(traded)).ShouldBe(TradingDay.Parse(settled));

    [Fact]
    public void The_last_day_of_December_settles_nothing_even_if_the_exchange_opened()
    {
        var calendar = new TradingCalendar(CalendarOverrides.None with { Opened = [TradingDay.Parse("2026-12-31")] });
        calendar.IsTradingDay(TradingDay.Parse("2026-12-31")).ShouldBeTrue();
        calendar.IsSettlementDay(TradingDay.Parse("2026-12-31")).ShouldBeFalse();
        calendar.SettlementDayOf(TradingDay.Parse("2026-12-29")).ShouldBe(TradingDay.Parse("2027-01-04"));
    }

    [Fact]
    public void Days_seen_in_real_prices_are_the_calendar_of_their_time()
    {
        var days = RealDays();
        var calendar = TradingCalendar.FromDays(days);

        days.ShouldAllBe(day => calendar.IsTradingDay(day) && calendar.CertaintyOf(day) == CalendarCertainty.Observed);
        calendar.IsTradingDay(TradingDay.Parse("2022-12-30")).ShouldBeFalse(); // the year's last weekday
        calendar.IsTradingDay(TradingDay.Parse("2023-01-23")).ShouldBeFalse(); // 설날
        calendar.IsTradingDay(TradingDay.Parse("2023-01-24")).ShouldBeFalse(); // its substitute, which no rule here foresees
        Krx.IsTradingDay(TradingDay.Parse("2023-01-24")).ShouldBeTrue();
        calendar.KindOf(TradingDay.Parse("2023-01-02")).ShouldBe(DayKind.FirstOfYear);
        calendar.NextTradingDay(days[^1]).ShouldBe(TradingDay.Parse("2023-02-06"));
        calendar.CertaintyOf(TradingDay.Parse("2023-02-06")).ShouldBe(CalendarCertainty.Projected);
    }

    [Fact]
    public void The_rules_alone_open_on_every_day_of_real_prices() => RealDays().ShouldAllBe(day => Krx.IsTradingDay(day));

    [Fact]
    public void Observed_days_that_begin_in_mid_year_do_not_begin_with_a_late_opening() =>
        TradingCalendar.FromDays([TradingDay.Parse("1990-09-11"), TradingDay.Parse("1990-09-12")]).KindOf(TradingDay.Parse("1990-09-11")).ShouldBe(DayKind.Usual);

    [Fact]
    public void A_calendar_of_no_days_is_refused() => Should.Throw<ArgumentException>(() => TradingCalendar.FromDays([]));

    [Property]
    public bool Stepping_forth_and_back_returns_to_the_same_trading_day(DoNotSize<ushort> offset)
    {
        var day = Krx.NextTradingDay(new TradingDay(new DateOnly(1990, 1, 1).AddDays(offset.Item % 16_000)));
        return Krx.IsTradingDay(day) && Krx.PreviousTradingDay(Krx.NextTradingDay(day)) == day && Krx.NextTradingDay(Krx.PreviousTradingDay(day)) == day;
    }

    [Property]
    public bool No_trading_day_is_skipped(DoNotSize<ushort> offset)
    {
        var day = new TradingDay(new DateOnly(1990, 1, 1).AddDays(offset.Item % 16_000));
        var next = Krx.NextTradingDay(day);
        for (var date = day.Date.AddDays(1); date < next.Date; date = date.AddDays(1))
        {
            if (Krx.IsTradingDay(new TradingDay(date)))
                return false;
        }

        return next.Date > day.Date;
    }

    private static List<TradingDay> RealDays()
    {
        using var stream = typeof(TradingCalendarSpecs).Assembly.GetManifestResourceStream("Market.005930-2022-12-to-2023-02.csv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => TradingDay.Parse(line.Split(',')[0]))];
    }
}
