using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.OpenApi;
using Microsoft.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/orders</c> and <c>/api/executions</c>.</summary>
internal static class OrderEndpoints
{
    private const string Tag = "orders";
    private const int DefaultLimit = 200;
    private const int LargestLimit = 1000;

    private static readonly ApiParameter _symbol = new("symbol", "Only this issue.", "005930");
    private static readonly ApiParameter _strategy = new("strategy_id", "Only this strategy's.", "mom-1");
    private static readonly ApiParameter _limit = new("limit", $"At most this many, 1 to {LargestLimit}; {DefaultLimit} where left out.", "50", JsonSchemaType.Integer);
    private static readonly ApiResult _missing = new(404, "No such order, or no such account.");

    internal static void Map(ApiRoutes routes, OrderDesk desk)
    {
        routes.Post("/api/orders", PlaceOperation, request => Place(request, desk));
        routes.Get("/api/orders", ListOperation, List);
        routes.Get("/api/orders/{client_order_id}", ReadOperation, request => Read(request, desk));
        routes.Patch("/api/orders/{client_order_id}", ReplaceOperation, request => Replace(request, desk));
        routes.Delete("/api/orders/{client_order_id}", CancelOperation, request => Cancel(request, desk));
        routes.Get("/api/executions", ExecutionsOperation, Executions);
    }

    private static ApiOperation PlaceOperation { get; } = new()
    {
        Id = "placeOrder",
        Tag = Tag,
        Summary = "Send an order",
        Description = "Answers once the order, or its refusal, is in the journal. Sending the same order again answers as at first, sends nothing and says duplicate.",
        Least = OrderDesk.Least,
        Body = typeof(PlaceOrderBody),
        BodyExample = """{"client_order_id":"my-first","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000}""",
        Results =
        [
            new(201, "Taken, for the first time. Location says where to read it.", typeof(OrderTaken)),
            new(200, "Taken before; nothing new was sent.", typeof(OrderTaken)),
            new(404, "No such account."),
            new(409, "Another order has the client_order_id; it is in existing. Nothing was changed."),
            new(422, "Refused by risk checks; failed_checks names every one. The refusal is in the journal, nothing was sent."),
        ],
    };

    private static ApiOperation ListOperation { get; } = new()
    {
        Id = "listOrders",
        Tag = Tag,
        Summary = "List orders",
        Description = "The newest first.",
        Parameters = [ApiParameter.AccountNo, new("status", "open for orders that are not final; all where left out.", "open"), _symbol, _strategy, _limit],
        Results = [ApiResult.List<OrderDocument>("The orders."), new(404, "No such account.")],
    };

    private static ApiOperation ReadOperation { get; } = new()
    {
        Id = "getOrder",
        Tag = Tag,
        Summary = "Read an order",
        Description = "Also tells what became of an order whose outcome was unknown (504).",
        Parameters = [ApiParameter.ClientOrderId, ApiParameter.AccountNo],
        Results = [ApiResult.Ok<OrderDocument>("The order."), _missing],
    };

    private static ApiOperation ReplaceOperation { get; } = new()
    {
        Id = "replaceOrder",
        Tag = Tag,
        Summary = "Change an order's price or quantity",
        Description = "Asks for a replace (정정). What came of it shows in the order; the order type cannot change.",
        Least = OrderDesk.Least,
        Parameters = [ApiParameter.ClientOrderId, ApiParameter.AccountNo],
        Body = typeof(ReplaceOrderBody),
        BodyExample = """{"price":69900}""",
        Results =
        [
            new(202, "The request is in the journal and on its way.", typeof(OrderTaken)),
            _missing,
            new(409, "The order cannot be changed that way now; failed_checks says why. Nothing was changed."),
            new(422, "Refused by risk checks; failed_checks names every one. Nothing was changed."),
        ],
    };

    private static ApiOperation CancelOperation { get; } = new()
    {
        Id = "cancelOrder",
        Tag = Tag,
        Summary = "Cancel an order",
        Description = "Asks to cancel what is open of it. What came of it shows in the order.",
        Least = OrderDesk.Least,
        Kind = RequestKind.Cancel,
        Parameters = [ApiParameter.ClientOrderId, ApiParameter.AccountNo],
        Results =
        [
            new(202, "The request is in the journal and on its way.", typeof(OrderTaken)),
            _missing,
            new(409, "The order cannot be cancelled now; failed_checks says why. Nothing was changed."),
        ],
    };

    private static ApiOperation ExecutionsOperation { get; } = new()
    {
        Id = "listExecutions",
        Tag = Tag,
        Summary = "List fills",
        Description = "The newest first.",
        Parameters = [ApiParameter.AccountNo, new("client_order_id", "Only this order.", "my-first"), _symbol, _limit],
        Results = [ApiResult.List<ExecutionDocument>("The fills."), new(404, "No such account.")],
    };

    private static async Task<ApiAnswer> Place(ApiRequest request, OrderDesk desk)
    {
        if (request.Query.Problem is { } wrong)
            return wrong;

        var (fields, problem) = await RequestBody.ReadFields(request.Context.Request).ConfigureAwait(false);
        return problem ?? await desk.Place(request.Principal, fields!).ConfigureAwait(false);
    }

    private static async Task<ApiAnswer> List(ApiRequest request)
    {
        var openOnly = request.Query.Word("status", "open", "all") == "open";
        var symbol = request.Query.Id<Symbol>("symbol");
        var strategy = request.Query.Id<StrategyId>("strategy_id");
        var limit = Limit(request);
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        var orders = await request.Ask<IReadOnlyList<OrderView>>(account, new GetOrders(request.Cause(), openOnly, symbol, strategy, limit)).ConfigureAwait(false);
        return ApiAnswer.Ok(orders.Select(OrderDocument.Of).ToArray());
    }

    private static async Task<ApiAnswer> Read(ApiRequest request, OrderDesk desk)
    {
        var order = request.Route<ClientOrderId>("client_order_id");
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        return await desk.Read(request.Principal, account, order, request.Aborted).ConfigureAwait(false);
    }

    private static async Task<ApiAnswer> Replace(ApiRequest request, OrderDesk desk)
    {
        var order = request.Route<ClientOrderId>("client_order_id");
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        (var fields, problem) = await RequestBody.ReadFields(request.Context.Request).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        var (quantity, price) = OrderDesk.ReadReplace(fields!);
        fields!.RefuseOthers();
        return fields.Errors.Count > 0
            ? Problems.Malformed(fields.Errors)
            : await desk.Replace(request.Principal, account, order, quantity, price).ConfigureAwait(false);
    }

    private static async Task<ApiAnswer> Cancel(ApiRequest request, OrderDesk desk)
    {
        var order = request.Route<ClientOrderId>("client_order_id");
        var (account, problem) = request.Account();
        return problem ?? await desk.Cancel(request.Principal, account, order).ConfigureAwait(false);
    }

    private static async Task<ApiAnswer> Executions(ApiRequest request)
    {
        var symbol = request.Query.Id<Symbol>("symbol");
        var order = request.Query.Id<ClientOrderId>("client_order_id");
        var limit = Limit(request);
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        var fills = await request.Ask<IReadOnlyList<ExecutionView>>(account, new GetExecutions(request.Cause(), symbol, order, limit)).ConfigureAwait(false);
        return ApiAnswer.Ok(fills.Select(ExecutionDocument.Of).ToArray());
    }

    private static int Limit(ApiRequest request) => (int)(request.Query.Whole("limit", 1, LargestLimit) ?? DefaultLimit);
}
