using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Accounts;

/// <summary>A fill as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="ExecutionId">The fill's own id.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="BrokerOrderNo">Kiwoom's number under which it filled.</param>
/// <param name="TradingDay">The trading day.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won a share.</param>
/// <param name="Amount">Won.</param>
/// <param name="Commission">Won.</param>
/// <param name="Tax">Won.</param>
/// <param name="ExecutedAt">When (UTC).</param>
/// <param name="Source">How it became known.</param>
/// <param name="StrategyId">The strategy whose order it was; null for none.</param>
public sealed record ExecutionDocument(
    AccountNo AccountNo,
    ExecutionId ExecutionId,
    ClientOrderId ClientOrderId,
    BrokerOrderNo BrokerOrderNo,
    TradingDay TradingDay,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long Price,
    long Amount,
    long Commission,
    long Tax,
    DateTimeOffset ExecutedAt,
    ExecutionSource Source,
    StrategyId? StrategyId)
{
    /// <summary>Shows a fill.</summary>
    public static ExecutionDocument Of(ExecutionView fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        return new ExecutionDocument(
            fill.Account, fill.ExecutionId, fill.ClientOrderId, fill.BrokerOrderNo, fill.Day, fill.Symbol, fill.Side, fill.Quantity, fill.Price,
            fill.Amount, fill.Commission, fill.Tax, fill.ExecutedAt, fill.Source, fill.Strategy);
    }
}
