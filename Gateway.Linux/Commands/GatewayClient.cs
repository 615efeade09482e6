using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Commands;

/// <summary>The operator's side of a running gateway's API.</summary>
internal sealed class GatewayClient : IDisposable
{
    /// <summary>Where the token is taken from unless the command line names one.</summary>
    internal const string TokenVariable = "KIWOOM_TOKEN";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;

    private GatewayClient(Uri url, string token)
    {
        _http = new HttpClient { BaseAddress = url, Timeout = _patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary><c>--url</c>.</summary>
    internal static Option<string> Url() => new("--url") { Description = "where the gateway listens", DefaultValueFactory = _ => "http://127.0.0.1:8080", HelpName = "URL" };

    /// <summary><c>--token</c>.</summary>
    internal static Option<string?> Token() => new("--token") { Description = $"an access token; from the variable {TokenVariable} where left out", HelpName = "TOKEN" };

    /// <summary>Makes a client, or says on standard error what is wrong with the command line.</summary>
    internal static GatewayClient? Create(string url, string? token)
    {
        token ??= Environment.GetEnvironmentVariable(TokenVariable);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            CommonOptions.Fail("--url takes an address that begins with http:// or https://");
        else if (string.IsNullOrWhiteSpace(token) || token.Any(c => c is <= ' ' or > '~'))
            CommonOptions.Fail($"No token: give --token or set {TokenVariable}. './kiwoom token create --user NAME --level admin' gives one out.");
        else
            return new GatewayClient(address, token);

        return null;
    }

    /// <summary>Sends a request. The body where it went well, or the exit code where not; standard error then says why.</summary>
    internal async Task<(JsonElement Body, int ExitCode)> Send(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: ApiJson.Options) };
            using var response = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            var answer = await Read(response, cancellation).ConfigureAwait(false);
            return response.IsSuccessStatusCode && answer is { } good ? (good, ExitCode.Ok) : (default, Fail(response.StatusCode, answer));
        }
        catch (HttpRequestException fault)
        {
            return (default, CommonOptions.Fail($"The gateway at {_http.BaseAddress} cannot be reached: {fault.Message}. Does it run there? --url says where it is.", ExitCode.Unreachable));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (default, CommonOptions.Fail($"The gateway at {_http.BaseAddress} did not answer within {_patience.TotalSeconds:0} s. Whether it did what was asked is unknown: look again.", ExitCode.Unreachable));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement?> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int Fail(HttpStatusCode status, JsonElement? problem)
    {
        if (problem is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("detail", out var detail))
            return CommonOptions.Fail($"What answers there is no gateway: HTTP status {(int)status}.", ExitCode.Unreachable);

        var errors = body.TryGetProperty("errors", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? string.Concat(fields.EnumerateArray().Select(f => $"\n  {f.GetProperty("field")}: {f.GetProperty("text")}"))
            : string.Empty;
        return CommonOptions.Fail($"{body.GetProperty("title")} {detail}{errors}", status switch
        {
            HttpStatusCode.BadRequest => ExitCode.Usage,
            HttpStatusCode.NotFound => ExitCode.NothingThere,
            HttpStatusCode.GatewayTimeout or HttpStatusCode.InternalServerError => ExitCode.Failed,
            _ => ExitCode.Refused,
        });
    }
}
