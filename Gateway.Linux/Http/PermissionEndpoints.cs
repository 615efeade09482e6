using Kiwoom.Actors.Security;
using Kiwoom.Gateway.OpenApi;
using Kiwoom.Gateway.Security.Permissions;
using Kiwoom.Gateway.Security.Supabase;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/permissions</c>.</summary>
internal static class PermissionEndpoints
{
    private const string Tag = "permissions";

    internal static void Map(ApiRoutes routes)
    {
        routes.Get("/api/permissions", ListOperation, request => Task.FromResult(request.Query.Problem ?? Show(request.Services.Supabase)));
        routes.Post("/api/permissions/refresh", RefreshOperation, Refresh);
    }

    private static ApiOperation ListOperation { get; } = new()
    {
        Id = "listPermissions",
        Tag = Tag,
        Summary = "List what Supabase users may do",
        Description = "As the gateway knows it now. It only reads trading_permissions and account_members; change them in Supabase.",
        Least = PermissionLevel.Admin,
        Results = [ApiResult.Ok<PermissionsDocument>("The users, by id, and how recent that is."), new(404, "Only the gateway's own tokens are good here: supabase_auth is not configured.")],
    };

    private static ApiOperation RefreshOperation { get; } = new()
    {
        Id = "refreshPermissions",
        Tag = Tag,
        Summary = "Read permissions and signing keys now",
        Description = "Instead of waiting for the next reading. What could not be read stays as it was.",
        Least = PermissionLevel.Admin,
        Results =
        [
            ApiResult.Ok<PermissionsDocument>("Read; as they stand now."),
            new(404, "Only the gateway's own tokens are good here: supabase_auth is not configured."),
        ],
    };

    private static async Task<ApiAnswer> Refresh(ApiRequest request)
    {
        if (request.Query.Problem is { } problem)
            return problem;

        if (request.Services.Supabase is not { } supabase)
            return Show(null);

        return await supabase.Refresh(request.Aborted).ConfigureAwait(false)
            ? Show(supabase)
            : Problems.Unavailable("permissions_unavailable", $"Permissions or signing keys could not be read{(supabase.Permissions.Standing.Trouble is { } why ? $": {why}" : string.Empty)}. The gateway's log says more. Nothing was changed.");
    }

    private static ApiAnswer Show(SupabaseUsers? supabase)
    {
        if (supabase is null)
            return Problems.NotFound("No Supabase project is configured: supabase_auth in gateway.json. './kiwoom token list' shows the gateway's own tokens.");

        var standing = supabase.Permissions.Standing;
        var users = standing.List?.Grants.Values.OrderBy(g => g.User.Value, StringComparer.Ordinal) ?? Enumerable.Empty<Persistence.Supabase.Permissions.PermissionGrant>();
        return ApiAnswer.Ok(new PermissionsDocument(
            supabase.Source,
            standing.AsOf,
            standing.IsUsable,
            standing.Trouble,
            supabase.KeysAsOf,
            standing.List?.PassedOver ?? [],
            [.. users.Select(g => new UserPermission(g.User, g.Level, g.Accounts, g.ValidUntil))]));
    }
}
