using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An account's money in won, as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="Cash">Opening cash and all flows, those not yet settled included.</param>
/// <param name="ReservedCash">The part of it that open buys hold.</param>
/// <param name="MarketValue">Positions at their last prices.</param>
/// <param name="Equity">Cash and market value.</param>
/// <param name="RealisedProfit">Since the opening, less all commissions and taxes.</param>
/// <param name="UnrealisedProfit">Market value less cost.</param>
/// <param name="Commission">Paid since the opening.</param>
/// <param name="Tax">Paid since the opening.</param>
/// <param name="DayRealisedProfit">Realised today, less today's commissions and taxes.</param>
/// <param name="DayProfit">Today's change of the equity, deposits taken out.</param>
/// <param name="CashDifference">Kiwoom's cash less cash when last compared; 0 for none.</param>
public sealed record BalanceDocument(
    AccountNo AccountNo,
    long Cash,
    long ReservedCash,
    long MarketValue,
    long Equity,
    long RealisedProfit,
    long UnrealisedProfit,
    long Commission,
    long Tax,
    long DayRealisedProfit,
    long DayProfit,
    long CashDifference)
{
    /// <summary>Shows a balance.</summary>
    public static BalanceDocument Of(BalanceView balance)
    {
        ArgumentNullException.ThrowIfNull(balance);
        return new BalanceDocument(
            balance.Account, balance.Cash, balance.ReservedCash, balance.MarketValue, balance.Equity, balance.RealisedProfit, balance.UnrealisedProfit,
            balance.Commission, balance.Tax, balance.DayRealisedProfit, balance.DayProfit, balance.CashDifference);
    }
}
