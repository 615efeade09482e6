using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>The hours of the venues, by date.</summary>
/// <remarks>
/// KRX: regular session and close-price sessions "always"; 시간외단일가 until 2026-09-13, after-market from 2026-09-14 [A]. NXT from 2025-03-04
/// [A; its hours around 15:30–16:00 U since 2026-09-14]. A KRX pre-market is planned for the end of 2027 and is not in here.
/// Delayed days: the opening moves on the first trading day of the year, everything on examination days; that the after-hours sessions end
/// an hour later too is [U].
/// </remarks>
internal static class SessionTable
{
    private static readonly TimeSpan Delay = TimeSpan.FromHours(1);

    // On the first trading day of a year only what lies up to the opening moves; NXT opens half a minute after KRX.
    private static readonly TimeOnly LatestOpening = new(9, 0, 30);

    private static readonly Window[] KrxDay =
    [
        new(MarketPhase.AfterHoursClosePre, new(8, 30), new(8, 40)),
        new(MarketPhase.PreOpenAuction, new(8, 40), new(9, 0)),
        new(MarketPhase.Continuous, new(9, 0), new(15, 20)),
        new(MarketPhase.ClosingAuction, new(15, 20), new(15, 30)),
        new(MarketPhase.AfterHoursCloseEntry, new(15, 30), new(15, 40)),
        new(MarketPhase.AfterHoursClosePost, new(15, 40), new(16, 0)),
    ];

    private static readonly Rule[] Krx =
    [
        new(new DateOnly(2026, 9, 14), [.. KrxDay, new(MarketPhase.AfterMarket, new(16, 0), new(20, 0))]),
        new(DateOnly.MinValue, [.. KrxDay, new(MarketPhase.AfterHoursSinglePrice, new(16, 0), new(18, 0))]),
    ];

    private static readonly Rule[] Nxt =
    [
        new(new DateOnly(2025, 3, 4),
        [
            new(MarketPhase.NxtPreMarket, new(8, 0), new(8, 50)),
            new(MarketPhase.NxtMain, new(9, 0, 30), new(15, 20)),
            new(MarketPhase.NxtClosePrice, new(15, 30), new(15, 40)),
            new(MarketPhase.NxtAfterMarket, new(15, 40), new(20, 0)),
        ]),
    ];

    /// <summary>The first day on which a venue trades at all.</summary>
    internal static TradingDay FirstDayOf(Venue venue) => new(RulesOf(venue)[^1].ValidFrom);

    /// <summary>The phases of a trading day in order, in Korean time; empty before the venue existed.</summary>
    internal static Window[] WindowsOf(Venue venue, TradingDay day, DayKind kind)
    {
        foreach (var rule in RulesOf(venue))
        {
            if (day.Date >= rule.ValidFrom)
                return rule.Of(kind);
        }

        return [];
    }

    private static Rule[] RulesOf(Venue venue) => venue switch
    {
        Venue.Krx => Krx,
        Venue.Nxt => Nxt,
        _ => throw new ArgumentOutOfRangeException(nameof(venue), venue, "no such venue"),
    };

    /// <summary>A phase from an inclusive to an exclusive Korean time.</summary>
    internal readonly record struct Window(MarketPhase Phase, TimeOnly From, TimeOnly To);

    private sealed class Rule(DateOnly validFrom, Window[] usual)
    {
        private readonly Window[] _firstOfYear = [.. usual.Select(w => w with { From = UpToOpening(w.From), To = UpToOpening(w.To) })];
        private readonly Window[] _examinationDay = [.. usual.Select(w => w with { From = w.From.Add(Delay), To = w.To.Add(Delay) })];

        public DateOnly ValidFrom { get; } = validFrom;

        public Window[] Of(DayKind kind) => kind switch
        {
            DayKind.FirstOfYear => _firstOfYear,
            DayKind.ExaminationDay => _examinationDay,
            _ => usual,
        };

        private static TimeOnly UpToOpening(TimeOnly time) => time <= LatestOpening ? time.Add(Delay) : time;
    }
}
