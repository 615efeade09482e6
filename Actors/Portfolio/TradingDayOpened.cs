using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Portfolio;

/// <summary>A trading day began for the account: the day's counters start from nothing.</summary>
/// <param name="Day">The day.</param>
/// <param name="Equity">Won: cash and positions at the marks.</param>
/// <param name="Marks">The prices at which holdings are valued when the day begins.</param>
[EventName("trading_day_opened")]
public sealed record TradingDayOpened(TradingDay Day, long Equity, IReadOnlyList<Mark> Marks) : AccountEvent;
