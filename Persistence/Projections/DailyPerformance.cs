using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>Adds up an account's trading days. A fill counts for its own trading day, also where it became known later.</summary>
/// <param name="account">The account.</param>
internal sealed class DailyPerformance(AccountNo account)
{
    // Kept for ever: a day is a small row, and a fill of an old day may still be found in a list.
    private readonly Dictionary<TradingDay, DailyPerformanceRow> _days = [];

    /// <summary>The day's row after an event that changes one; null after others.</summary>
    /// <param name="journaled">The event.</param>
    /// <param name="event">The same.</param>
    /// <param name="portfolio">What it came to.</param>
    /// <param name="gross">Won realised by it before costs.</param>
    internal DailyPerformanceRow? Next(JournaledEvent journaled, AccountEvent @event, PortfolioState portfolio, long gross)
    {
        var next = @event switch
        {
            TradingDayOpened e => Of(e.Day) with { OpeningEquity = e.Equity },
            OpeningBalanceRecorded e => Of(e.Day) with { OpeningEquity = e.Equity },
            TradingDayClosed e => Of(e.Day) with { ClosingEquity = portfolio.Cash + e.MarketValue, Cash = portfolio.Cash, MarketValue = e.MarketValue },
            OrderExecuted e => Filled(Of(e.Day), e, gross),
            _ => null,
        };
        if (next is null)
            return null;
        return _days[next.TradingDay] = next with { Version = journaled.SequenceNr, UpdatedAt = journaled.At };
    }

    private static DailyPerformanceRow Filled(DailyPerformanceRow day, OrderExecuted e, long gross) => day with
    {
        RealisedProfit = day.RealisedProfit + gross - e.Commission - e.Tax,
        Commission = day.Commission + e.Commission,
        Tax = day.Tax + e.Tax,
        Executions = day.Executions + 1,
    };

    private DailyPerformanceRow Of(TradingDay day) => _days.TryGetValue(day, out var known)
        ? known
        : new DailyPerformanceRow(account, day, null, null, null, null, 0, 0, 0, 0) { Version = 0, UpdatedAt = default };
}
