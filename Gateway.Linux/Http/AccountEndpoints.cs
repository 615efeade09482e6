using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/positions</c>, <c>/api/balance</c> and <c>/api/risk</c>.</summary>
internal static class AccountEndpoints
{
    private const string Tag = "account";

    internal static void Map(ApiRoutes routes)
    {
        routes.Get(
            "/api/positions",
            Reading("listPositions", "List positions", "What the account holds, with average cost and profit.", ApiResult.List<PositionDocument>("The positions.")),
            request => Answer<IReadOnlyList<PositionView>>(request, cause => new GetPositions(cause), (account, views) => views.Select(v => PositionDocument.Of(account, v)).ToArray()));
        routes.Get(
            "/api/balance",
            Reading("getBalance", "Read the balance", "Cash, reservations, market value and profit.", ApiResult.Ok<BalanceDocument>("The balance.")),
            request => Answer<BalanceView>(request, cause => new GetBalance(cause), (_, view) => BalanceDocument.Of(view)));
        routes.Get(
            "/api/risk",
            Reading("getRisk", "Read limits and their usage", "Every limit by name, how much of it is used, and the emergency stop.", ApiResult.Ok<RiskDocument>("Limits and usage.")),
            request => Answer<RiskView>(request, cause => new GetRisk(cause), (_, view) => RiskDocument.Of(view)));
        routes.Patch("/api/risk", ChangeOperation, Change);
    }

    private static ApiOperation ChangeOperation { get; } = new()
    {
        Id = "changeLimits",
        Tag = Tag,
        Summary = "Change limits",
        Description = "Changes what is named, and leaves the rest. All or nothing is changed.",
        Least = PermissionLevel.Admin,
        Parameters = [ApiParameter.AccountNo],
        Body = typeof(ChangeRiskBody),
        BodyExample = """{"limits":{"max_order_amount":5000000}}""",
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

    private static async Task<ApiAnswer> Answer<TView>(ApiRequest request, Func<Cause, ICommand> question, Func<AccountNo, TView, object> show)
    {
        var (account, problem) = request.Account();
        return problem ?? ApiAnswer.Ok(show(account, await request.Ask<TView>(account, question(request.Cause())).ConfigureAwait(false)));
    }

    private static async Task<ApiAnswer> Change(ApiRequest request)
    {
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        (var fields, problem) = await RequestBody.ReadFields(request.Context.Request).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        if (RiskRequest.Read(fields!) is not { } wanted)
            return Problems.Malformed(fields!.Errors);

        var command = new ChangeRiskLimits(
            request.Cause(), request.Principal.Caller, account, wanted.Limits, wanted.Strategy, wanted.RestrictedSymbols, wanted.RealTradingAllowed, wanted.LiquidateOnKillSwitch);
        return EmergencyStopEndpoints.Answer(await request.Services.Accounts.Ask<RiskAnswer>(account, command).ConfigureAwait(false));
    }
}
