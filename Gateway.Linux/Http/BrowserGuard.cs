using System.Net;

namespace Kiwoom.Gateway.Http;

/// <summary>Keeps web pages of other sites out (DNS rebinding, cross-site requests) and sets the headers that tell browsers to.</summary>
/// <param name="options">Allowed hosts and origins.</param>
internal sealed class BrowserGuard(ApiOptions options)
{
    /// <summary>Nothing but the page's own files and connections to where it came from.</summary>
    internal const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    internal Task Invoke(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";

        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenEndpoint>() is not { AnyHost: true } && !IsOurs(context))
            return Problems.HostNotAllowed().ExecuteAsync(context);

        var request = context.Request;
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if ((!isSafe || context.WebSockets.IsWebSocketRequest) && !MayCome(request))
            return Problems.OriginNotAllowed().ExecuteAsync(context);

        return next(context);
    }

    private bool IsOurs(HttpContext context)
    {
        var host = context.Request.Host.Host;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            return true;

        // An address cannot be rebound as a name can. It must be this machine's own.
        return IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && (IPAddress.IsLoopback(address) || address.Equals(context.Connection.LocalIpAddress?.MapToIPv4()) || address.Equals(context.Connection.LocalIpAddress));
    }

    // Only browsers send an Origin; a program without one holds the token anyway.
    private bool MayCome(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}
