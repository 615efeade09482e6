using Kiwoom.Gateway.Health;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/health</c>.</summary>
internal static class HealthEndpoints
{
    private const string Tag = "health";

    internal static void Map(ApiRoutes routes)
    {
        routes.GetOpen("/health/live", LiveOperation, () => ApiAnswer.Ok(new LiveDocument("live", BuiltEngine.Name)));
        routes.Get("/health/ready", ReadyOperation, request => Task.FromResult(request.Query.Problem ?? Ready(request.Services.Readiness)));
    }

    private static ApiOperation LiveOperation { get; } = new()
    {
        Id = "isLive",
        Tag = Tag,
        Summary = "Whether the process answers",
        Description = "Says nothing else than which engine its actors run on, and needs no token.",
        IsOpen = true,
        Results = [ApiResult.Ok<LiveDocument>("It does.")],
    };

    private static ApiOperation ReadyOperation { get; } = new()
    {
        Id = "isReady",
        Tag = Tag,
        Summary = "Whether the gateway can trade",
        Description = "Journal, link, login, reconciliation, clock: each with the reason why not.",
        Results = [ApiResult.Ok<ReadinessDocument>("It can."), new(503, "It cannot; parts says why.", typeof(ReadinessDocument))],
    };

    private static ApiAnswer Ready(IReadiness readiness)
    {
        var parts = readiness.Parts();
        var ready = parts.Count > 0 && parts.All(p => p.Ready);
        return new ApiAnswer(ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, new ReadinessDocument(ready, parts));
    }
}
