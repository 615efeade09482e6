using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Portfolio;

/// <summary>A trading day ended for the account: one point of its equity curve.</summary>
/// <param name="Day">The day.</param>
/// <param name="MarketValue">Won: positions at the day's last prices.</param>
/// <param name="Marks">The prices used.</param>
[EventName("trading_day_closed")]
public sealed record TradingDayClosed(TradingDay Day, long MarketValue, IReadOnlyList<Mark> Marks) : AccountEvent;
