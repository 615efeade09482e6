using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/positions</c>, <c>/api/balance</c> and <c>/api/risk</c>.</summary>
internal static class AccountEndpoints
{
    private const string Tag = "account";
    private const decimal LargestLimit = 1_000_000_000_000_000m;

    internal static void Map(ApiRoutes routes)
    {
        routes.Get(
            "/api/positions",
            Reading("listPositions", "List positions", "What the account holds, with average cost and profit.", ApiResult.List<PositionDocument>("The positions.")),
            request => Answer(request, async account => await request.Services.Desk.Positions(account, request.Aborted).ConfigureAwait(false)));
        routes.Get(
            "/api/balance",
            Reading("getBalance", "Read the balance", "Cash, reservations, market value and profit.", ApiResult.Ok<BalanceDocument>("The balance.")),
            request => Answer(request, async account => await request.Services.Desk.Balance(account, request.Aborted).ConfigureAwait(false)));
        routes.Get(
            "/api/risk",
            Reading("getRisk", "Read limits and their usage", "Every limit by name, how much of it is used, and the emergency stop.", ApiResult.Ok<RiskDocument>("Limits and usage.")),
            request => Answer(request, async account => await request.Services.Desk.Risk(account, request.Aborted).ConfigureAwait(false)));
        routes.Patch("/api/risk", ChangeOperation, Change);
    }

    private static ApiOperation ChangeOperation { get; } = new()
    {
        Id = "changeLimits",
        Tag = Tag,
        Summary = "Change limits",
        Description = "Changes the limits named, and leaves the others. All or none are changed.",
        Least = PermissionLevel.Admin,
        Parameters = [ApiParameter.AccountNo],
        Body = typeof(IReadOnlyDictionary<string, decimal>),
        BodyExample = """{"max_order_amount":5000000}""",
        Results = [ApiResult.Ok<RiskDocument>("As it now stands."), new(404, "No such account.")],
    };

    private static ApiOperation Reading(string id, string summary, string description, ApiResult result) => new()
    {
        Id = id,
        Tag = Tag,
        Summary = summary,
        Description = description,
        Parameters = [ApiParameter.AccountNo],
        Results = [result, new(404, "No such account.")],
    };

    private static async Task<ApiAnswer> Answer(ApiRequest request, Func<AccountNo, Task<object>> read)
    {
        var (account, problem) = request.Account();
        return problem ?? ApiAnswer.Ok(await read(account).ConfigureAwait(false));
    }

    private static async Task<ApiAnswer> Change(ApiRequest request)
    {
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        (var fields, problem) = await RequestBody.ReadFields(request.Context.Request).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        var limits = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var name in fields!.Names.ToArray())
        {
            if (fields.Decimal(name, 0, LargestLimit) is { } value)
                limits[name] = value;
        }

        if (fields.Errors.Count == 0 && limits.Count == 0)
            fields.Fail("body", "at least one limit is wanted; GET /api/risk lists them");
        if (fields.Errors.Count > 0)
            return Problems.Malformed(fields.Errors);

        var answer = await request.Services.Desk.ChangeLimits(account, request.Services.CauseOf(request.Principal), request.Principal.Caller, limits).ConfigureAwait(false);
        return EmergencyStopEndpoints.Answer(answer);
    }
}
