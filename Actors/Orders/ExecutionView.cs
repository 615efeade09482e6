using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>A fill as readers see it.</summary>
/// <param name="Account">The account.</param>
/// <param name="ExecutionId">The fill's own id.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Day">The trading day.</param>
/// <param name="BrokerOrderNo">Kiwoom's number under which it filled.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won a share.</param>
/// <param name="Amount">Won.</param>
/// <param name="Commission">Won.</param>
/// <param name="Tax">Won.</param>
/// <param name="ExecutedAt">When (UTC).</param>
/// <param name="Source">How it became known.</param>
/// <param name="Strategy">The strategy whose order it was; null for none.</param>
public sealed record ExecutionView(
    AccountNo Account,
    ExecutionId ExecutionId,
    ClientOrderId ClientOrderId,
    TradingDay Day,
    BrokerOrderNo BrokerOrderNo,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long Price,
    long Amount,
    long Commission,
    long Tax,
    DateTimeOffset ExecutedAt,
    ExecutionSource Source,
    StrategyId? Strategy);
