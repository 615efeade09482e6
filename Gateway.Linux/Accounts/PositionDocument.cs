using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>What an account holds of an issue, as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">Shares; 0 once everything is sold.</param>
/// <param name="AverageCost">Won a share.</param>
/// <param name="LastPrice">Won; null before the first quote.</param>
/// <param name="UnrealisedProfit">Won at the last price; null before the first quote.</param>
/// <param name="RealisedProfit">Won, fees and taxes taken off.</param>
public sealed record PositionDocument(
    AccountNo AccountNo,
    Symbol Symbol,
    long Quantity,
    decimal AverageCost,
    long? LastPrice,
    decimal? UnrealisedProfit,
    long RealisedProfit);
