using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Accounts;

/// <summary>A fill as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="ExecutionId">The fill's own id.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="BrokerOrderNo">Kiwoom's number of the order.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won.</param>
/// <param name="Fee">Won.</param>
/// <param name="Tax">Won.</param>
/// <param name="At">When (UTC).</param>
public sealed record ExecutionDocument(
    AccountNo AccountNo,
    ExecutionId ExecutionId,
    ClientOrderId ClientOrderId,
    BrokerOrderNo? BrokerOrderNo,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long Price,
    long Fee,
    long Tax,
    DateTimeOffset At);
