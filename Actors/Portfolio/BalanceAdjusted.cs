using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Portfolio;

/// <summary>A person took over what Kiwoom shows: the differences found are part of the balance now.</summary>
/// <param name="Cash">Won added; negative for a withdrawal.</param>
/// <param name="Holdings">Shares and cost added; negative for taken away.</param>
/// <param name="Equity">Won added to the equity at the last prices: it counts as a deposit, never as profit.</param>
/// <param name="User">Who.</param>
/// <param name="Reason">Why, for people.</param>
[EventName("balance_adjusted")]
public sealed record BalanceAdjusted(long Cash, IReadOnlyList<Holding> Holdings, long Equity, UserId User, string Reason) : AccountEvent;
