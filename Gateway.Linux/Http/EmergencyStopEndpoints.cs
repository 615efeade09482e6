using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/emergency-stop</c>.</summary>
/// <param name="logger">Hears of accounts that could not be stopped.</param>
internal sealed partial class EmergencyStopEndpoints(ILogger logger)
{
    private const int LongestReason = 200;

    internal void Map(ApiRoutes routes)
    {
        routes.Post("/api/emergency-stop", StopOperation, Stop);
        routes.Delete("/api/emergency-stop", ReleaseOperation, Release);
    }

    internal static ApiAnswer Answer(RiskAnswer answer) => answer switch
    {
        RiskAnswer.Done done => ApiAnswer.Ok(RiskDocument.Of(done.Risk)),
        RiskAnswer.Invalid invalid => Problems.Malformed([.. invalid.Errors.Select(e => new FieldError($"limits.{e.Key}", e.Value))]),
        RiskAnswer.Forbidden forbidden => Problems.Forbidden(forbidden.Text),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a change of limits"),
    };

    private static ApiOperation StopOperation { get; } = new()
    {
        Id = "emergencyStop",
        Tag = "emergency-stop",
        Summary = "Stop trading now",
        Description = "Any trader may. No new order leaves, open orders are cancelled, positions are sold where so configured or asked. It survives restarts, and only an "
            + "admin releases it. Stops every account of the caller where none is named. Asking again is harmless.",
        Least = PermissionLevel.PaperTrader,
        Kind = RequestKind.EmergencyStop,
        Body = typeof(EmergencyStopBody),
        BodyExample = """{"reason":"prices look wrong"}""",
        BodyIsOptional = true,
        Results = [ApiResult.Ok<StoppedAccounts>("Stopped; the accounts as they stand."), new(404, "No such account.")],
    };

    private static ApiOperation ReleaseOperation { get; } = new()
    {
        Id = "releaseEmergencyStop",
        Tag = "emergency-stop",
        Summary = "Let orders leave again",
        Description = "For one account. Asking again is harmless.",
        Least = PermissionLevel.Admin,
        Kind = RequestKind.EmergencyStop,
        Parameters = [ApiParameter.AccountNo],
        Results = [ApiResult.Ok<RiskDocument>("Released; as it now stands."), new(404, "No such account.")],
    };

    private static async Task<ApiAnswer> Release(ApiRequest request)
    {
        var (account, problem) = request.Account();
        if (problem is not null)
            return problem;

        var command = new ReleaseKillSwitch(request.Cause(), request.Principal.Caller, account, "released through the API");
        return Answer(await request.Services.Accounts.Ask<RiskAnswer>(account, command).ConfigureAwait(false));
    }

    private async Task<ApiAnswer> Stop(ApiRequest request)
    {
        if (request.Query.Problem is { } wrong)
            return wrong;

        var (fields, problem) = await RequestBody.ReadFields(request.Context.Request, mayBeEmpty: true).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        var named = fields!.Id<AccountNo>("account_no", required: false);
        var reason = fields.Text("reason", LongestReason, required: false) ?? "asked for through the API";
        var liquidate = fields.Flag("liquidate");
        fields.RefuseOthers();
        if (fields.Errors.Count > 0)
            return Problems.Malformed(fields.Errors);

        var services = request.Services;
        AccountNo[] accounts = named is null ? [.. AccountChoice.Usable(request.Principal, services.Accounts)] : [];
        if (accounts.Length == 0)
        {
            (var only, problem) = AccountChoice.Pick(request.Principal, services.Accounts, named);
            if (problem is not null)
                return problem;

            accounts = [only];
        }

        return await StopAll(request, accounts, reason, liquidate).ConfigureAwait(false);
    }

    /// <summary>One account that does not answer must not keep the others from being stopped.</summary>
    private async Task<ApiAnswer> StopAll(ApiRequest request, AccountNo[] accounts, string reason, bool? liquidate)
    {
        var answers = await Task.WhenAll(accounts.Select(a => StopOne(request, a, reason, liquidate))).ConfigureAwait(false);
        if (answers.FirstOrDefault(a => a.Answer is not null and not RiskAnswer.Done).Answer is { } refusal)
            return Answer(refusal);

        var stopped = answers.Select(a => a.Answer).OfType<RiskAnswer.Done>().Select(d => RiskDocument.Of(d.Risk)).ToArray();
        var faults = answers.Where(a => a.Fault is not null).ToArray();
        if (faults.Length == 0)
            return ApiAnswer.Ok(new StoppedAccounts(stopped, []));

        if (stopped.Length == 0)
            return Problems.Of(faults[0].Fault!, changes: true, request.Context.TraceIdentifier);

        return new ApiAnswer(StatusCodes.Status504GatewayTimeout, new StoppedAccounts(stopped, [.. faults.Select(f => f.Account)]));
    }

    private async Task<(AccountNo Account, RiskAnswer? Answer, Exception? Fault)> StopOne(ApiRequest request, AccountNo account, string reason, bool? liquidate)
    {
        try
        {
            var command = new EngageKillSwitch(request.Cause(), request.Principal.Caller, account, reason, liquidate);
            return (account, await request.Services.Accounts.Ask<RiskAnswer>(account, command).ConfigureAwait(false), null);
        }
        catch (Exception fault) when (fault is TimeoutException or JournalUnavailableException or JournalOutcomeUnknownException or UndeliverableException or ActorFaultedException)
        {
            LogNotStopped(fault, account.Value, request.Context.TraceIdentifier);
            return (account, null, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "It is not known whether account {Account} was stopped (correlation id {CorrelationId}).")]
    private partial void LogNotStopped(Exception fault, string account, string correlationId);
}
