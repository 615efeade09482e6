using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Shows the actors' views as the API's documents.</summary>
internal static class Documents
{
    internal static PositionDocument Of(AccountNo account, PositionView view) => new(
        account, view.Symbol, view.Quantity, view.AverageCost, view.LastPrice, view.UnrealisedProfit, view.RealisedProfit);

    internal static BalanceDocument Of(BalanceView view) => new(
        view.Account, view.Cash, view.ReservedCash, view.MarketValue, view.Equity, view.RealisedProfit, view.UnrealisedProfit, view.Commission, view.Tax);

    internal static ExecutionDocument Of(AccountNo account, ExecutionView view) => new(
        account, view.ExecutionId, view.ClientOrderId, view.BrokerOrderNo, view.Symbol, view.Side, view.Quantity, view.Price, view.Commission, view.Tax, view.ExecutedAt);

    internal static RiskDocument Of(RiskView view) => new(
        view.Account,
        new KillSwitchDocument(view.KillSwitch.Engaged, view.KillSwitch.Since, view.KillSwitch.By, view.KillSwitch.Reason),
        RiskLimitNames.Of(view.Limits),
        view.Usage);
}
