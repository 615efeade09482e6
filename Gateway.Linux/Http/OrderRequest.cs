using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Http;

/// <summary>The body of <c>POST /api/orders</c> and of the WebSocket's <c>place_order</c>.</summary>
/// <param name="Account">The account; null where the body names none.</param>
/// <param name="Order">The order.</param>
/// <param name="QueueWhileDisconnected">Whether it may wait for the bridge.</param>
public sealed record OrderRequest(AccountNo? Account, OrderSpec Order, bool QueueWhileDisconnected)
{
    /// <summary>The largest quantity and price that Kiwoom's interface can carry (LONG, fact sheet §3.1).</summary>
    public const long Largest = int.MaxValue;

    /// <summary>Reads the fields; null where something is wrong, which <paramref name="fields"/> then says. The mode is the configured
    /// one where the body names none.</summary>
    public static OrderRequest? Read(JsonFields fields, TradingMode configuredMode)
    {
        var account = fields.Id<AccountNo>("account_no", required: false);
        var clientOrderId = fields.Id<ClientOrderId>("client_order_id");
        var symbol = fields.Id<Symbol>("symbol");
        var side = fields.Choice<Side>("side");
        var quantity = fields.Whole("quantity", 1, Largest);
        var type = fields.Choice<OrderType>("order_type");
        var price = fields.Whole("price", 1, Largest, required: false);
        var stopPrice = fields.Whole("stop_price", 1, Largest, required: false);
        var timeInForce = fields.Choice<TimeInForce>("time_in_force", required: false) ?? TimeInForce.Day;
        var mode = fields.Choice<TradingMode>("mode", required: false) ?? configuredMode;
        var queue = fields.Flag("queue_while_disconnected") ?? false;
        fields.RefuseOthers();
        if (type is { } known)
        {
            foreach (var (field, text) in CheckPrices(known, fields.Has("price"), fields.Has("stop_price")))
                fields.Fail(field, text);
        }

        return fields.Errors.Count > 0
            ? null
            : new OrderRequest(
                account,
                new OrderSpec(clientOrderId!.Value, symbol!.Value, side!.Value, quantity!.Value, type!.Value, price, stopPrice, timeInForce, mode),
                queue);
    }

    /// <summary>What is wrong with an order that did not come as JSON fields: the same bounds and the same words.</summary>
    public static IReadOnlyList<FieldError> Check(OrderSpec order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return
        [
            .. OutOfBounds("quantity", order.Quantity),
            .. OutOfBounds("price", order.Price),
            .. OutOfBounds("stop_price", order.StopPrice),
            .. CheckPrices(order.OrderType, order.Price is not null, order.StopPrice is not null),
        ];
    }

    internal static IEnumerable<FieldError> OutOfBounds(string field, long? number) =>
        number is null or (>= 1 and <= Largest) ? [] : [new FieldError(field, $"{number} is not between 1 and {Largest}")];

    private static IEnumerable<FieldError> CheckPrices(OrderType type, bool hasPrice, bool hasStopPrice)
    {
        var wantsPrice = type is OrderType.Limit or OrderType.ConditionalLimit or OrderType.StopLimit;
        if (wantsPrice && !hasPrice)
            yield return new FieldError("price", $"missing: a {JsonFields.SnakeCase(type)} order has a price");
        else if (!wantsPrice && hasPrice)
            yield return new FieldError("price", $"a {JsonFields.SnakeCase(type)} order has no price");

        if (type == OrderType.StopLimit && !hasStopPrice)
            yield return new FieldError("stop_price", "missing: a stop_limit order has a stop price");
        else if (type != OrderType.StopLimit && hasStopPrice)
            yield return new FieldError("stop_price", "only a stop_limit order has a stop price");
    }
}
