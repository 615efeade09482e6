using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>Does what a request of a strategy asks, in the very way in which HTTP does it.</summary>
/// <param name="services">The rest of the gateway.</param>
/// <param name="logger">Hears of bugs.</param>
internal sealed partial class DoorDesk(ApiServices services, ILogger logger)
{
    private readonly OrderDesk _desk = new(services);

    /// <summary>What a request's budget is taken from, and the level that it needs.</summary>
    internal static (RequestKind Kind, PermissionLevel Least) Needs(DoorRequest request) => request switch
    {
        DoorRequest.CancelOrder => (RequestKind.Cancel, OrderDesk.Least),
        DoorRequest.PlaceOrder or DoorRequest.ReplaceOrder => (RequestKind.Ordinary, OrderDesk.Least),
        _ => (RequestKind.Ordinary, PermissionLevel.Viewer),
    };

    /// <summary>Whether a request is to change something.</summary>
    internal static bool Changes(DoorRequest request) => request is DoorRequest.PlaceOrder or DoorRequest.CancelOrder or DoorRequest.ReplaceOrder;

    /// <summary>Does it. What it starts is on its way to the account before this first waits, so that requests keep their order. Never throws.</summary>
    internal async Task<DoorAnswer> Handle(Principal principal, DoorRequest request)
    {
        try
        {
            return await Do(principal, request).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return Fault(request, fault);
        }
    }

    /// <summary>What an exception means to the sender.</summary>
    internal DoorAnswer.Problem Fault(DoorRequest request, Exception fault)
    {
        var correlationId = $"door-{services.NewCommandId()}";
        var problem = Problems.Of(fault, Changes(request), correlationId);
        if (problem.Status == StatusCodes.Status500InternalServerError)
            LogBug(fault, request.GetType().Name, correlationId);
        return DoorAnswers.Problem(request.RequestId, problem);
    }

    private async Task<DoorAnswer> Do(Principal principal, DoorRequest request)
    {
        var (errors, notAfter, named) = Read(request);
        if (errors.Count > 0)
            return DoorAnswers.Problem(request.RequestId, Problems.Malformed(errors));

        var now = services.Clocks.Machine.GetUtcNow();
        if (notAfter < now)
            return DoorAnswers.TooLate(request.RequestId, notAfter.Value, now);

        if (request is DoorRequest.PlaceOrder place)
            return Answer(request.RequestId, await _desk.Place(principal, new OrderRequest(named, place.Order, place.QueueWhileDisconnected)).ConfigureAwait(false));

        var (account, problem) = AccountChoice.Pick(principal, services.Accounts, named);
        if (problem is not null)
            return DoorAnswers.Problem(request.RequestId, problem);

        return request switch
        {
            DoorRequest.CancelOrder r => Answer(r.RequestId, await _desk.Cancel(principal, account, r.ClientOrderId).ConfigureAwait(false)),
            DoorRequest.ReplaceOrder r => Answer(r.RequestId, await _desk.Replace(principal, account, r.ClientOrderId, r.Quantity, r.Price).ConfigureAwait(false)),
            DoorRequest.ReadOrder r => await _desk.Read(principal, account, r.ClientOrderId).ConfigureAwait(false) is { IsProblem: false, Order: { } order }
                ? new DoorAnswer.Found(r.RequestId, order)
                : DoorAnswers.Problem(r.RequestId, OrderDesk.NoSuchOrder(r.ClientOrderId)),
            DoorRequest.ReadAccount r => DoorAnswers.Account(
                r.RequestId, await services.Accounts.Ask<AccountView>(account, new GetAccount(services.CauseOf(principal))).ConfigureAwait(false)),
            _ => throw new InvalidOperationException($"{request.GetType().Name} is not done here"),
        };
    }

    private static (IReadOnlyList<FieldError> Errors, DateTimeOffset? NotAfter, AccountNo? Account) Read(DoorRequest request) => request switch
    {
        DoorRequest.PlaceOrder r => (OrderRequest.Check(r.Order), r.NotAfter, r.Account),
        DoorRequest.ReplaceOrder r => (OrderDesk.CheckReplace(r.Quantity, r.Price), r.NotAfter, r.Account),
        DoorRequest.CancelOrder r => ([], null, r.Account),
        DoorRequest.ReadOrder r => ([], null, r.Account),
        DoorRequest.ReadAccount r => ([], null, r.Account),
        _ => ([], null, null),
    };

    private static DoorAnswer Answer(RequestId request, ApiAnswer answer) => answer is { IsProblem: false, Body: OrderTaken taken, Order: { } order }
        ? new DoorAnswer.Taken(request, order, taken.Duplicate)
        : DoorAnswers.Problem(request, answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "A bug met the request {Request} at the orders door (correlation id {CorrelationId}).")]
    private partial void LogBug(Exception fault, string request, string correlationId);
}
