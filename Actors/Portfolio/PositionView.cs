using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Portfolio;

/// <summary>What an account holds of an issue.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">Shares; 0 once everything is sold.</param>
/// <param name="Sellable">Shares not already being sold.</param>
/// <param name="CostAmount">매입금액 in won, commission excluded.</param>
/// <param name="AverageCost">Won a share; 0 where nothing is held.</param>
/// <param name="LastPrice">Won; null before the first quote.</param>
/// <param name="MarketValue">Won at the last price, or at cost where there is none.</param>
/// <param name="UnrealisedProfit">Won: market value less cost, before the costs of selling; null before the first quote.</param>
/// <param name="GrossProfit">Won realised, before commissions and taxes.</param>
/// <param name="RealisedProfit">Won realised, less all commissions and taxes paid on the issue, those of buys included.</param>
/// <param name="Commission">Won paid on the issue.</param>
/// <param name="Tax">Won paid on the issue.</param>
public sealed record PositionView(
    Symbol Symbol,
    long Quantity,
    long Sellable,
    long CostAmount,
    decimal AverageCost,
    long? LastPrice,
    long MarketValue,
    long? UnrealisedProfit,
    long GrossProfit,
    long RealisedProfit,
    long Commission,
    long Tax);
