using Kiwoom.Actors.Broker;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Connection;

/// <summary>SendOrder's arguments.</summary>
/// <param name="RqName">The command's id.</param>
/// <param name="Screen">Screen.</param>
/// <param name="Account">Account.</param>
/// <param name="Kind">nOrderType.</param>
/// <param name="Code">Six characters.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won; 0 for none.</param>
/// <param name="Terms">sHogaGb.</param>
/// <param name="Original">sOrgOrderNo; empty for a new order.</param>
/// <param name="StopPrice">Won; only with terms 28, which go through SendOrder_Ex (fact sheet §1.6).</param>
public sealed record OrderCall(
    string RqName, string Screen, string Account, int Kind, string Code, int Quantity, int Price, string Terms, string Original, int? StopPrice = null)
{
    /// <summary>The call for a command; null, with the reason, where Kiwoom's interface cannot express it.</summary>
    public static OrderCall? Of(IBrokerCommand command, string screen, TradingMode server, out string? reason)
    {
        reason = null;
        switch (command)
        {
            case SubmitOrder { Order: var o } s:
                if (OrderCodes.Terms(o.OrderType, o.TimeInForce) is not { } terms)
                    reason = $"Kiwoom has no code for {o.OrderType} with {o.TimeInForce}.";
                else if (!OrderCodes.IsAdmitted(terms, server))
                    reason = "The mock server takes limit and market orders only.";
                else if (OrderTypeRules.NeedsPrice(o.OrderType) != o.Price is > 0 || (o.OrderType == OrderType.StopLimit) != o.StopPrice is > 0)
                    reason = "The price does not go with the order's type.";
                else if (!IsNumber(o.Quantity) || !IsNumber(o.Price ?? 1) || !IsNumber(o.StopPrice ?? 1))
                    reason = "The quantity or price is not a number that Kiwoom takes.";
                else
                    return new OrderCall(
                        s.Id.Value, screen, s.Account.Value, OrderCodes.New(o.Side), o.Symbol.Value, (int)o.Quantity, (int)(o.Price ?? 0), terms, "", (int?)o.StopPrice);
                return null;
            case SubmitReplace r:
                if (OrderCodes.Terms(r.OrderType, r.TimeInForce) is not { } sameTerms || !OrderTypeRules.NeedsPrice(r.OrderType))
                    reason = "Only an order with a price can be replaced.";
                else if (!IsNumber(r.OpenQuantity) || !IsNumber(r.Price))
                    reason = "The quantity or price is not a number that Kiwoom takes.";
                else
                    return new OrderCall(
                        r.Id.Value, screen, r.Account.Value, OrderCodes.Replace(r.Side), r.Symbol.Value, (int)r.OpenQuantity, (int)r.Price, sameTerms, r.Original.Value);
                return null;
            case SubmitCancel c:
                if (!IsNumber(c.Quantity))
                    reason = "The quantity is not a number that Kiwoom takes.";
                else
                    return new OrderCall(
                        c.Id.Value, screen, c.Account.Value, OrderCodes.Cancel(c.Side), c.Symbol.Value, (int)c.Quantity, 0, OrderCodes.CancelTerms, c.Original.Value);
                return null;
            default:
                reason = "It is no order.";
                return null;
        }
    }

    /// <summary>Makes the call and gives its return code; null where a named function gave no number.</summary>
    public int? Invoke(IKiwoomApi api)
    {
        ArgumentNullException.ThrowIfNull(api);
        if (StopPrice is not { } stop)
            return api.SendOrder(RqName, Screen, Account, Kind, Code, Quantity, Price, Terms, Original);
        var answer = api.KOA_Functions("SendOrder_Ex", FormattableString.Invariant($"{RqName},{Screen},{Account},{Kind},{Code},{Quantity},{Price},{Terms},{Original},{stop},"));
        return int.TryParse(answer.Trim(), out var code) ? code : null;
    }

    private static bool IsNumber(long value) => value is > 0 and <= int.MaxValue;
}
