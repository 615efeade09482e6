using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Keeps with a request who sent it.</summary>
public sealed class PrincipalFeature(Principal principal)
{
    private const string Scheme = "Bearer ";

    /// <summary>Who sent the request.</summary>
    public Principal Principal { get; } = principal;

    /// <summary>Who sent the request; only behind <see cref="TokenGate"/>.</summary>
    public static Principal Of(HttpContext context) =>
        context.Features.Get<PrincipalFeature>()?.Principal ?? throw new InvalidOperationException("the endpoint is not behind the token check");

    /// <summary>The token of the Authorization header; null where there is none.</summary>
    public static string? BearerToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
