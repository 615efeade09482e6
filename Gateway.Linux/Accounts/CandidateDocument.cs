using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An order at Kiwoom that may be one in doubt, as clients see it.</summary>
/// <param name="BrokerOrderNo">Kiwoom's number.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won; null for none.</param>
/// <param name="OrderedAt">When it was ordered, by Kiwoom's list (UTC, to the second); null where no list told.</param>
/// <param name="SeenAt">When it was first heard of here (UTC).</param>
/// <param name="CumQty">Shares filled so far.</param>
/// <param name="LeavesQty">Shares open.</param>
public sealed record CandidateDocument(
    BrokerOrderNo BrokerOrderNo,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long? Price,
    DateTimeOffset? OrderedAt,
    DateTimeOffset SeenAt,
    long CumQty,
    long LeavesQty)
{
    /// <summary>Shows a candidate.</summary>
    public static CandidateDocument Of(CandidateView c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return new CandidateDocument(c.BrokerOrderNo, c.Symbol, c.Side, c.Quantity, c.Price, c.OrderedAt, c.SeenAt, c.CumQty, c.LeavesQty);
    }
}
