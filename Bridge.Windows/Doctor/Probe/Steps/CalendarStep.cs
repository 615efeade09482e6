using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 10.</summary>
internal sealed class CalendarStep : ProbeStep
{
    public override int Number => 10;

    public override string Title => "휴장일 달력";

    public override string Question => "On which days is the exchange closed in 2027; do 제헌절 and 노동절 get substitute holidays?";

    public override string Does => "Lists the closed weekdays that this program assumes and that nobody has published yet.";

    public override string Needs => "a person with the exchange's notice (KRX, 휴장일 안내)";

    public override Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        var calendar = session.Schedule.Calendar;
        var today = TradingDay.At(session.Clocks.Market.GetUtcNow()).Date;
        for (var date = today; date.Year <= today.Year + 1; date = date.AddDays(1))
        {
            var day = new TradingDay(date);
            var certainty = calendar.CertaintyOf(day);
            var isAssumed = certainty is CalendarCertainty.Projected && !calendar.IsTradingDay(day);
            if (isAssumed || certainty == CalendarCertainty.Unsure)
                facts.Note(day.ToString(), string.Create(CultureInfo.InvariantCulture, $"{date.DayOfWeek}: {(calendar.IsTradingDay(day) ? "open" : "closed")}, {certainty}"));
        }

        return Task.FromResult(Verdict.ForAPerson("Compare the days in the facts with the exchange's notice.", "when the exchange has published next year's closed days (December)"));
    }
}
