using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Actors.Strategies;
using Kiwoom.Gateway.OpenApi;
using Kiwoom.Gateway.Strategies;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/strategies</c>.</summary>
internal static class StrategyEndpoints
{
    private const string Tag = "strategies";

    internal static void Map(ApiRoutes routes)
    {
        routes.Get("/api/strategies", ListOperation, List);
        routes.Post("/api/strategies", StartOperation, Start);
        routes.Delete("/api/strategies/{strategy_id}", StopOperation, Stop);
    }

    private static ApiOperation ListOperation { get; } = new()
    {
        Id = "listStrategies",
        Tag = Tag,
        Summary = "List running strategies",
        Description = "Those of the accounts that you can use.",
        Results = [ApiResult.List<StrategyDocument>("The strategies, by id.")],
    };

    private static ApiOperation StartOperation { get; } = new()
    {
        Id = "startStrategy",
        Tag = Tag,
        Summary = "Start a strategy",
        Description = "It trades on your behalf within its budget, and goes on after a restart of the gateway. For real money you need the level real_trader.",
        Least = PermissionLevel.PaperTrader,
        Body = typeof(StartStrategyBody),
        BodyExample = """{"strategy_id":"mom-1","kind":"momentum","symbols":["005930","000660"],"parameters":{},"budget":5000000}""",
        Results =
        [
            new(201, "Started.", typeof(StrategyTaken)),
            new(200, "Exactly this ran already.", typeof(StrategyTaken)),
            new(404, "No such account."),
            new(409, "Another strategy has the id. Nothing was changed."),
        ],
    };

    private static ApiOperation StopOperation { get; } = new()
    {
        Id = "stopStrategy",
        Tag = Tag,
        Summary = "Stop a strategy",
        Description = "Its open orders and positions stay as they are.",
        Least = PermissionLevel.PaperTrader,
        Parameters = [new("strategy_id", "The strategy's name.", "mom-1", InPath: true)],
        Results = [ApiResult.Ok<StrategyTaken>("Stopped; as it ran."), new(404, "No such strategy runs.")],
    };

    private static async Task<ApiAnswer> List(ApiRequest request)
    {
        if (request.Query.Problem is { } problem)
            return problem;

        var running = await request.Services.Strategies.Running(request.Aborted).ConfigureAwait(false);
        return ApiAnswer.Ok(running.Where(s => request.Principal.MayUse(s.Account)).Select(StrategyDocument.Of).ToArray());
    }

    private static async Task<ApiAnswer> Start(ApiRequest request)
    {
        if (request.Query.Problem is { } wrong)
            return wrong;

        var services = request.Services;
        var (fields, problem) = await RequestBody.ReadFields(request.Context.Request).ConfigureAwait(false);
        if (problem is not null)
            return problem;

        if (StrategyRequest.Read(fields!, services.Mode, services.Board.Find) is not { } wanted)
            return Problems.Malformed(fields!.Errors);

        var principal = request.Principal;
        if (wanted.Mode == TradingMode.Real && principal.Caller.Level < PermissionLevel.RealTrader)
            return RequestGate.LevelTooLow(principal.Caller, PermissionLevel.RealTrader);

        (var account, problem) = AccountChoice.Pick(principal, services.Accounts, wanted.Account);
        if (problem is not null)
            return problem;

        var definition = new StrategyDefinition(
            wanted.Id, wanted.Kind, account, wanted.Mode, wanted.Symbols, wanted.Parameters, wanted.Budget, principal.Caller.User);
        return await services.Strategies.Start(new StartStrategy(services.CauseOf(principal), definition)).ConfigureAwait(false) switch
        {
            StrategyAnswer.Done done => new ApiAnswer(
                done.Duplicate ? StatusCodes.Status200OK : StatusCodes.Status201Created,
                new StrategyTaken(StrategyDocument.Of(done.Definition), done.Duplicate)),
            StrategyAnswer.Taken taken when principal.MayUse(taken.Existing.Account) => Problems.Taken(
                $"Another strategy runs as '{wanted.Id}'. Nothing was changed. Stop it first, or take another id.",
                StrategyDocument.Of(taken.Existing)),
            StrategyAnswer.Taken => Problems.NotPossible($"Another strategy runs as '{wanted.Id}', for an account that is not yours. Take another id.", []),
            var answer => throw new InvalidOperationException($"{answer.GetType().Name} is no answer to a start"),
        };
    }

    private static async Task<ApiAnswer> Stop(ApiRequest request)
    {
        var services = request.Services;
        var id = request.Route<StrategyId>("strategy_id");
        if (request.Query.Problem is { } problem)
            return problem;

        // Another's strategy is not there for the caller.
        var running = await services.Strategies.Running(request.Aborted).ConfigureAwait(false);
        if (running.FirstOrDefault(s => s.Id == id) is not { } found || !request.Principal.MayUse(found.Account))
            return NoSuchStrategy(id);

        return await services.Strategies.Stop(new StopStrategy(services.CauseOf(request.Principal), id)).ConfigureAwait(false) is StrategyAnswer.Done done
            ? ApiAnswer.Ok(new StrategyTaken(StrategyDocument.Of(done.Definition), done.Duplicate))
            : NoSuchStrategy(id);
    }

    private static ApiAnswer NoSuchStrategy(StrategyId id) => Problems.NotFound($"No strategy '{id}' runs. GET /api/strategies lists those that do.");
}
