using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary>What only a person can decide: orders in doubt and differences from Kiwoom's lists.</summary>
internal static class ReconciliationEndpoints
{
    private const string Tag = "reconciliation";
    private const int LongestReason = 200;

    internal static void Map(ApiRoutes routes, OrderDesk desk)
    {
        routes.Get("/api/reconciliation", ListOperation, List);
        routes.Post("/api/orders/{client_order_id}/resolution", ResolveOperation, request => Resolve(request, desk));
        routes.Post("/api/risk/accepted-differences", AcceptOperation, Accept);
    }

    private static ApiOperation ListOperation { get; } = new()
    {
        Id = "listReconciliation",
        Tag = Tag,
        Summary = "Show what is open between the accounts and Kiwoom's lists",
        Description = "Orders in doubt with everything at Kiwoom that they may be, changes in doubt, differences in positions and cash, reports that contradict what is known, "
            + "and when each account was last compared. Every account that you can use, where none is named.",
        Parameters = [ApiParameter.AccountNo],
        Results = [ApiResult.List<ReconciliationDocument>("The accounts, by number."), new(404, "No such account.")],
    };

    private static ApiOperation ResolveOperation { get; } = new()
    {
        Id = "resolveInDoubt",
        Tag = Tag,
        Summary = "Decide what became of an order in doubt",
        Description = "For an order that could not be matched with Kiwoom's lists beyond doubt, once a person has looked it up there; GET /api/reconciliation shows the candidates. "
            + "A number that is not among them is refused unless force is true, and one of another known order always. The journal keeps who decided.",
        Least = PermissionLevel.Admin,
        Parameters = [ApiParameter.ClientOrderId, ApiParameter.AccountNo],
        Body = typeof(ResolutionBody),
        BodyExample = """{"arrived":true,"broker_order_no":"0000123"}""",
        Results =
        [
            ApiResult.Ok<OrderTaken>("Decided; the order as it now stands."),
            new(404, "No such order, or no such account."),
            new(409, "The order is not in doubt, or the number is another's or no candidate. Nothing was changed."),
        ],
    };

    private static ApiOperation AcceptOperation { get; } = new()
    {
        Id = "acceptDifferences",
        Tag = Tag,
        Summary = "Take over Kiwoom's balance",
        Description = "Takes over the differences that the last comparison found (a deposit, a split, …); GET /api/risk shows them. The adjustments are journalled.",
        Least = PermissionLevel.Admin,
        Parameters = [ApiParameter.AccountNo],
        Body = typeof(AcceptDifferencesBody),
        BodyExample = """{"reason":"deposit of 1,000,000 won on 11-24"}""",
        Results = [ApiResult.Ok<RiskDocument>("Taken over; as it now stands."), new(404, "No such account.")],
    };

    private static async Task<ApiAnswer> List(ApiRequest request)
    {
        var named = request.Query.Id<AccountNo>("account_no");
        if (request.Query.Problem is { } wrong)
            return wrong;

        AccountNo[] accounts = named is null ? [.. AccountChoice.Usable(request.Principal, request.Services.Accounts)] : [];
        if (named is not null)
        {
            var (only, problem) = AccountChoice.Pick(request.Principal, request.Services.Accounts, named);
            if (problem is not null)
                return problem;

            accounts = [only];
        }

        var views = await Task.WhenAll(accounts.Select(a => request.Ask<ReconciliationView>(a, new GetReconciliation(request.Cause())))).ConfigureAwait(false);
        return ApiAnswer.Ok(views.Select(ReconciliationDocument.Of).ToArray());
    }

    private static async Task<ApiAnswer> Resolve(ApiRequest request, OrderDesk desk)
    {
        var order = request.Route<ClientOrderId>("client_order_id");
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        (var fields, problem) = await RequestBody.ReadFields(request.Context.Request).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        // Both are said, so that a forgotten number is not taken for "it never arrived".
        var arrived = fields!.Flag("arrived");
        var number = fields.Id<BrokerOrderNo>("broker_order_no", required: false);
        var force = fields.Flag("force");
        fields.RefuseOthers();
        if (fields.Errors.Count == 0 && arrived is null)
            fields.Fail("arrived", "missing: true with broker_order_no, or false");
        else if (fields.Errors.Count == 0 && arrived == number is null)
            fields.Fail("broker_order_no", arrived == true ? "missing: Kiwoom's number of the order" : "an order that never arrived has no number");
        else if (fields.Errors.Count == 0 && force == true && arrived == false)
            fields.Fail("force", "only a number is forced");

        return fields.Errors.Count > 0
            ? Problems.Malformed(fields.Errors)
            : await desk.Resolve(request.Principal, account, order, number, force ?? false).ConfigureAwait(false);
    }

    private static async Task<ApiAnswer> Accept(ApiRequest request)
    {
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        (var fields, problem) = await RequestBody.ReadFields(request.Context.Request).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        var reason = fields!.Text("reason", LongestReason);
        fields.RefuseOthers();
        if (fields.Errors.Count > 0)
            return Problems.Malformed(fields.Errors);

        var command = new AcceptBrokerBalance(request.Cause(), request.Principal.Caller, account, reason!);
        return EmergencyStopEndpoints.Answer(await request.Services.Accounts.Ask<RiskAnswer>(account, command).ConfigureAwait(false));
    }
}
