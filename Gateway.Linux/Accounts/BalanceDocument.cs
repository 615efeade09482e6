using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An account's money in won, as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="Cash">Settled and unsettled cash: opening plus flows.</param>
/// <param name="ReservedCash">Part of the cash that open buy orders hold.</param>
/// <param name="MarketValue">Positions at their last prices.</param>
/// <param name="Equity">Cash and market value.</param>
/// <param name="RealisedProfit">Since the account was opened, fees and taxes taken off.</param>
/// <param name="UnrealisedProfit">At the last prices.</param>
/// <param name="Fees">Since the account was opened.</param>
/// <param name="Taxes">Since the account was opened.</param>
public sealed record BalanceDocument(
    AccountNo AccountNo,
    long Cash,
    long ReservedCash,
    decimal MarketValue,
    decimal Equity,
    long RealisedProfit,
    decimal UnrealisedProfit,
    long Fees,
    long Taxes);
