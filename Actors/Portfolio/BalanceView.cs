using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Portfolio;

/// <summary>An account's money, in won.</summary>
/// <param name="Account">The account.</param>
/// <param name="Cash">Opening cash and all flows, those not yet settled included.</param>
/// <param name="ReservedCash">The part of it that open buys hold.</param>
/// <param name="MarketValue">Positions at their last prices.</param>
/// <param name="Equity">Cash and market value.</param>
/// <param name="GrossProfit">Realised since the opening, before commissions and taxes.</param>
/// <param name="RealisedProfit">Realised since the opening, less all commissions and taxes.</param>
/// <param name="UnrealisedProfit">Market value less cost.</param>
/// <param name="Commission">Paid since the opening.</param>
/// <param name="Tax">Paid since the opening.</param>
/// <param name="DayRealisedProfit">Realised today, less today's commissions and taxes.</param>
/// <param name="DayProfit">Today's change of the equity, deposits taken out.</param>
/// <param name="CashDifference">Kiwoom's cash less <paramref name="Cash"/> when last compared; 0 for none.</param>
public sealed record BalanceView(
    AccountNo Account,
    long Cash,
    long ReservedCash,
    long MarketValue,
    long Equity,
    long GrossProfit,
    long RealisedProfit,
    long UnrealisedProfit,
    long Commission,
    long Tax,
    long DayRealisedProfit,
    long DayProfit,
    long CashDifference);
