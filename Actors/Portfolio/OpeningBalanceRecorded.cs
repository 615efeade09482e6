using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Portfolio;

/// <summary>What the account had before the first order known here, from Kiwoom's lists less what the known fills explain.</summary>
/// <param name="Day">The trading day.</param>
/// <param name="Cash">Won.</param>
/// <param name="Holdings">Shares and their cost.</param>
/// <param name="Equity">Won: cash and holdings at their last prices, from which the first day's profit counts.</param>
[EventName("opening_balance_recorded")]
public sealed record OpeningBalanceRecorded(TradingDay Day, long Cash, IReadOnlyList<Holding> Holdings, long Equity) : AccountEvent;
