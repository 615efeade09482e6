using Kiwoom.Gateway.Mirror;
using Kiwoom.Gateway.OpenApi;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/projections</c>.</summary>
internal static class ProjectionEndpoints
{
    internal static void Map(ApiRoutes routes) => routes.Get("/api/projections", Operation, request => Task.FromResult(request.Query.Problem ?? Show(request)));

    private static ApiOperation Operation { get; } = new()
    {
        Id = "listProjections",
        Tag = "projections",
        Summary = "How far the mirror is behind",
        Description = "Each projection of the journal to the mirror's tables: its state, and how many events and seconds it is behind. Streams of accounts that are not "
            + "yours are left out; the target and what it said are for tokens that are for all accounts.",
        Results = [ApiResult.Ok<MirrorDocument>("The projections; none where no mirror is configured.")],
    };

    private static ApiAnswer Show(ApiRequest request)
    {
        if (request.Services.Mirror is not { } mirror)
            return ApiAnswer.Ok(new MirrorDocument(null, []));

        var principal = request.Principal;
        var seesAll = principal.Accounts is null;
        bool Sees(string stream) => seesAll || (StreamProjectors.AccountOf(stream) is { } account && principal.MayUse(account));
        return ApiAnswer.Ok(new MirrorDocument(seesAll ? mirror.Target : null, [.. mirror.Status().Select(s => ProjectionDocument.Of(s, Sees, seesAll))]));
    }
}
