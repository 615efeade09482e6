using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Gateway.Accounts;

/// <summary>What an account holds of an issue, as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">Shares; 0 once everything is sold.</param>
/// <param name="SellableQuantity">Shares not already being sold.</param>
/// <param name="AverageCost">Won a share, to four decimals; 0 where nothing is held.</param>
/// <param name="CostAmount">매입금액 in won, commission excluded.</param>
/// <param name="LastPrice">Won; null before the first quote.</param>
/// <param name="MarketValue">Won at the last price, or at cost where there is none.</param>
/// <param name="UnrealisedProfit">Won, before the costs of selling; null before the first quote.</param>
/// <param name="RealisedProfit">Won, less all commissions and taxes paid on the issue.</param>
/// <param name="Commission">Won paid on the issue.</param>
/// <param name="Tax">Won paid on the issue.</param>
public sealed record PositionDocument(
    AccountNo AccountNo,
    Symbol Symbol,
    long Quantity,
    long SellableQuantity,
    decimal AverageCost,
    long CostAmount,
    long? LastPrice,
    long MarketValue,
    long? UnrealisedProfit,
    long RealisedProfit,
    long Commission,
    long Tax)
{
    /// <summary>Shows a position.</summary>
    public static PositionDocument Of(AccountNo account, PositionView position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return new PositionDocument(
            account, position.Symbol, position.Quantity, position.Sellable, decimal.Round(position.AverageCost, 4), position.CostAmount, position.LastPrice,
            position.MarketValue, position.UnrealisedProfit, position.RealisedProfit, position.Commission, position.Tax);
    }
}
