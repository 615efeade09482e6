using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kiwoom.Chaos.Trading;

/// <summary>The gateway's API over real HTTP, for one user.</summary>
internal sealed class GatewayApi : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(12);
    private readonly HttpClient _http;

    /// <summary>Talks to a port on the loopback address.</summary>
    internal GatewayApi(int port, string token)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = _patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Sends a request. A broken connection and a time-out are answers of status 0.</summary>
    internal async Task<ApiReply> Send(HttpMethod method, string path, object? body = null)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            using var response = await _http.SendAsync(request).ConfigureAwait(false);
            var bytes = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            return new ApiReply((int)response.StatusCode, bytes.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(bytes) : null);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            return new ApiReply(0, null);
        }
        catch (JsonException)
        {
            // Cut off in the middle: as good as no answer.
            return new ApiReply(0, null);
        }
    }

    internal Task<ApiReply> Get(string path) => Send(HttpMethod.Get, path);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
