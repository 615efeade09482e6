using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Order commands of all clients, however they come: reads them, sends them to the account and says what came of it.</summary>
/// <param name="services">The rest of the gateway.</param>
internal sealed class OrderDesk(ApiServices services)
{
    /// <summary>What trading takes at least; whether the order's mode is allowed is a risk check.</summary>
    internal const PermissionLevel Least = PermissionLevel.PaperTrader;

    internal async Task<ApiAnswer> Place(Principal principal, JsonFields fields)
    {
        return OrderRequest.Read(fields, services.Mode) is { } request
            ? await Place(principal, request).ConfigureAwait(false)
            : Problems.Malformed(fields.Errors);
    }

    /// <summary>Places an order whose form is known to be right.</summary>
    internal async Task<ApiAnswer> Place(Principal principal, OrderRequest request)
    {
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

    internal async Task<ApiAnswer> Read(Principal principal, AccountNo account, ClientOrderId order, CancellationToken cancellation = default) =>
        await services.Accounts.Ask<OrderAnswer>(account, new GetOrder(services.CauseOf(principal), order), cancellation).ConfigureAwait(false) is OrderAnswer.Taken found
            ? ApiAnswer.Ok(OrderDocument.Of(found.Order)).About(found.Order)
            : NoSuchOrder(order);

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
            fields.Fail(NothingToReplace.Field, NothingToReplace.Text);
        return (quantity, price);
    }

    /// <summary>What is wrong with the numbers of a replace that did not come as JSON fields.</summary>
    internal static IReadOnlyList<FieldError> CheckReplace(long? quantity, long? price) =>
        quantity is null && price is null ? [NothingToReplace] : [.. OrderRequest.OutOfBounds("quantity", quantity), .. OrderRequest.OutOfBounds("price", price)];

    private static FieldError NothingToReplace { get; } = new("quantity", "missing: a new quantity, a new price or both are wanted");

    internal static ApiAnswer NoSuchOrder(ClientOrderId order) => Problems.NotFound($"No order has client_order_id '{order}' in this account.");

    private static ApiAnswer Answer(OrderAnswer answer, int status) => answer switch
    {
        OrderAnswer.Taken taken => new ApiAnswer(status, new OrderTaken(OrderDocument.Of(taken.Order), taken.Duplicate))
        {
            Location = status == StatusCodes.Status201Created ? $"/api/orders/{taken.Order.ClientOrderId}?account_no={taken.Order.Account}" : null,
        }.About(taken.Order),
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
