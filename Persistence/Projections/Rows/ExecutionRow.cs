using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>order_executions</c>: a fill.</summary>
/// <param name="Account">The account.</param>
/// <param name="ExecutionId">The fill; unique per account for ever.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="TradingDay">The trading day.</param>
/// <param name="BrokerOrderNo">Kiwoom's number under which it filled.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won a share.</param>
/// <param name="Amount">Won.</param>
/// <param name="CumQty">Filled shares of the order after it.</param>
/// <param name="LeavesQty">Open shares of the order after it.</param>
/// <param name="Commission">Won.</param>
/// <param name="Tax">Won.</param>
/// <param name="ExecutedAt">When (UTC).</param>
/// <param name="Source">How it became known.</param>
/// <param name="Strategy">The strategy whose order it is; null for none.</param>
public sealed record ExecutionRow(
    AccountNo Account,
    ExecutionId ExecutionId,
    ClientOrderId ClientOrderId,
    TradingDay TradingDay,
    BrokerOrderNo BrokerOrderNo,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long Price,
    long Amount,
    long CumQty,
    long LeavesQty,
    long Commission,
    long Tax,
    DateTimeOffset ExecutedAt,
    ExecutionSource Source,
    StrategyId? Strategy) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Account.Value, ExecutionId.Value);

    /// <summary>A fill.</summary>
    public static ExecutionRow Of(AccountNo account, OrderExecuted e, long version, DateTimeOffset at) => new(
        account, e.ExecutionId, e.ClientOrderId, e.Day, e.BrokerOrderNo, e.Symbol, e.Side, e.Quantity, e.Price, e.Amount, e.CumQty, e.LeavesQty, e.Commission, e.Tax, e.ExecutedAt, e.Source,
        e.Strategy)
    {
        Version = version,
        UpdatedAt = at,
    };
}
