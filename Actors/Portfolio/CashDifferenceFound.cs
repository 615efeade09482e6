using Kiwoom.Actors.Account;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Portfolio;

/// <summary>Kiwoom has other cash than the events explain: a deposit, a withdrawal, a dividend, or a fault. Recorded once for each value of the
/// difference.</summary>
/// <param name="Here">Won by the events.</param>
/// <param name="AtBroker">Won by Kiwoom's list.</param>
[EventName("cash_difference_found")]
public sealed record CashDifferenceFound(long Here, long AtBroker) : AccountEvent;
