using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Order commands of HTTP and WebSocket clients: reads them, sends them to the account and says what came of it.</summary>
/// <param name="services">The rest of the gateway.</param>
internal sealed class OrderDesk(ApiServices services)
{
    /// <summary>What trading takes at least; whether the order's mode is allowed is a risk check.</summary>
    internal const PermissionLevel Least = PermissionLevel.PaperTrader;

    internal async Task<ApiAnswer> Place(Principal principal, JsonFields fields)
    {
        if (OrderRequest.Read(fields, services.Mode) is not { } request)
            return Problems.Malformed(fields.Errors);

        var (account, problem) = AccountChoice.Pick(principal, services.Accounts, request.Account);
        if (problem is not null)
            return problem;

        using var path = services.Paths?.Begin(account, request.Order);
        var command = new PlaceOrder(services.CauseOf(principal), principal.Caller, account, request.Order, request.QueueWhileDisconnected);
        var answer = await services.Accounts.Ask<OrderAnswer>(account, command).ConfigureAwait(false);
        path?.Answered(answer);
        return Answer(answer, answer is OrderAnswer.Taken { Duplicate: true } ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    internal async Task<ApiAnswer> Cancel(Principal principal, AccountNo account, ClientOrderId order)
    {
        var command = new CancelOrder(services.CauseOf(principal), principal.Caller, account, order);
        return Answer(await services.Accounts.Ask<OrderAnswer>(account, command).ConfigureAwait(false), StatusCodes.Status202Accepted);
    }

    internal async Task<ApiAnswer> Replace(Principal principal, AccountNo account, ClientOrderId order, long? quantity, long? price)
    {
        var command = new ReplaceOrder(services.CauseOf(principal), principal.Caller, account, order, quantity, price);
        return Answer(await services.Accounts.Ask<OrderAnswer>(account, command).ConfigureAwait(false), StatusCodes.Status202Accepted);
    }

    internal async Task<ApiAnswer> Resolve(Principal principal, AccountNo account, ClientOrderId order, BrokerOrderNo? number, bool force)
    {
        var command = new ResolveInDoubt(services.CauseOf(principal), principal.Caller, account, order, number, force);
        return Answer(await services.Accounts.Ask<OrderAnswer>(account, command).ConfigureAwait(false), StatusCodes.Status200OK);
    }

    /// <summary>Reads the two fields of a replace; what is wrong is then in the fields' errors.</summary>
    internal static (long? Quantity, long? Price) ReadReplace(JsonFields fields)
    {
        var quantity = fields.Whole("quantity", 1, OrderRequest.Largest, required: false);
        var price = fields.Whole("price", 1, OrderRequest.Largest, required: false);
        if (fields.Errors.Count == 0 && quantity is null && price is null)
            fields.Fail("quantity", "missing: a new quantity, a new price or both are wanted");
        return (quantity, price);
    }

    internal static ApiAnswer NoSuchOrder(ClientOrderId order) => Problems.NotFound($"No order has client_order_id '{order}' in this account.");

    private static ApiAnswer Answer(OrderAnswer answer, int status) => answer switch
    {
        OrderAnswer.Taken taken => new ApiAnswer(status, new OrderTaken(OrderDocument.Of(taken.Order), taken.Duplicate))
        {
            Location = status == StatusCodes.Status201Created ? $"/api/orders/{taken.Order.ClientOrderId}?account_no={taken.Order.Account}" : null,
        },
        OrderAnswer.Refused refused => Problems.Refused(refused.FailedChecks, refused.Order, refused.Duplicate),
        OrderAnswer.RefusedUnrecorded refused => Problems.TooManyRefused(refused.FailedChecks),
        OrderAnswer.Conflict conflict => Problems.Conflict(conflict.Existing),
        OrderAnswer.NotFound missing => NoSuchOrder(missing.ClientOrderId),
        OrderAnswer.NotPossible not => Problems.NotPossible(string.Join(" ", not.FailedChecks.Select(c => c.Text)), not.FailedChecks, not.Order),
        OrderAnswer.Spent spent => Problems.Spent(spent.ClientOrderId),
        OrderAnswer.Forbidden forbidden => Problems.Forbidden(forbidden.Text),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to an order command"),
    };
}
