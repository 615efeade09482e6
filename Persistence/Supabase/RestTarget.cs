using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Persistence.Supabase;

/// <summary>Writes through PostgREST, Supabase's or a plain one, where only an address and a key are known. Calls the same functions as
/// <see cref="DirectTarget"/>.</summary>
public sealed class RestTarget : IProjectionTarget, IHeadTable
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private const int LongestReason = 300;
    private static readonly TimeSpan _longestRetryAfter = TimeSpan.FromMinutes(10);
    private readonly HttpClient _client;
    private readonly SecretKey _key;
    private readonly TimeSpan _timeout;

    /// <summary>Connects when it is first used.</summary>
    /// <param name="url">Where the functions are below <c>rpc/</c>: <c>https://PROJECT.supabase.co/rest/v1</c>. TLS unless it is this machine.</param>
    /// <param name="key">The project's secret key.</param>
    /// <param name="timeout">For a call; half a minute where left out.</param>
    public RestTarget(Uri url, SecretKey key, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(key);
        if (WhyNot(url) is { } wrong)
            throw new ArgumentException(wrong, nameof(url));

        (_key, _timeout) = (key, timeout ?? TimeSpan.FromSeconds(30));
        Name = $"PostgREST at {url.GetLeftPart(UriPartial.Path)}";

        // No redirects: they would carry the key to somewhere else.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5), MaxResponseHeadersLength = 32 })
        {
            BaseAddress = new Uri(url.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/"),
            MaxResponseContentBufferSize = LargestAnswer,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("kiwoom-gateway", null));
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Why an address cannot be used; null where it can.</summary>
    public static string? WhyNot(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return !url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) ? "is no http address"
            : url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback ? "must be https: the secret key would go over the network in the open"
            : url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0 ? "takes no user, query or fragment: the key stands in a file of its own"
            : null;
    }

    /// <inheritdoc/>
    public async Task<ApplyAnswer> Apply(ProjectionBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return MirrorAnswer.Read(await Call("kiwoom_mirror", Wrapped(batch.Json), cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamPosition>> Positions(Projection projection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return MirrorAnswer.ReadPositions(await Call("kiwoom_positions", Named(projection), cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<long> Reset(Projection projection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var answer = await Call("kiwoom_reset", Named(projection), cancellation).ConfigureAwait(false);
        return long.TryParse(Encoding.UTF8.GetString(answer), out var rows) ? rows : throw new TargetUnavailableException($"{Name} does not answer with a number to kiwoom_reset.");
    }

    /// <inheritdoc/>
    public async Task Publish(SignedHead head, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(head);

        // Its fields are the function's parameters.
        await Call("kiwoom_publish_head", new ByteArrayContent(Encoding.UTF8.GetBytes(head.ToLine())), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ByteArrayContent Wrapped(ReadOnlyMemory<byte> batch)
    {
        var begin = "{\"batch\":"u8;
        var end = "}"u8;
        var body = new byte[begin.Length + batch.Length + end.Length];
        begin.CopyTo(body);
        batch.Span.CopyTo(body.AsSpan(begin.Length));
        end.CopyTo(body.AsSpan(begin.Length + batch.Length));
        return new ByteArrayContent(body);
    }

    private static ByteArrayContent Named(Projection projection) => new(Encoding.UTF8.GetBytes($$"""{"projection":"{{projection.Name}}"}"""));

    private async Task<byte[]> Call(string function, HttpContent content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"rpc/{function}") { Content = content };
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        _key.AddTo(request);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_timeout);
        try
        {
            // The whole answer counts: one that trickles in for ever ends with the time too.
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? body : throw Fault(function, response, body);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TargetUnavailableException($"{Name} did not answer {function} within {_timeout.TotalSeconds:0.#} seconds.");
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new TargetUnavailableException($"{Name} cannot be reached: {fault.InnerException?.Message ?? fault.Message}");
        }
    }

    private Exception Fault(string function, HttpResponseMessage response, byte[] body)
    {
        var (code, message) = Reason(body);
        var text = $"{Name} answers {(int)response.StatusCode} to {function}: {_key.Masked(message)}{(code.Length > 0 ? $" ({code})" : string.Empty)}";
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new TargetRefusedException($"{text}. The secret key is wrong, was revoked, or is not the service role's."),
            HttpStatusCode.NotFound => new TargetRefusedException($"{text}. {(code == "PGRST202" ? "Apply the migrations of supabase/migrations." : "The address of the REST interface ends with /rest/v1 on Supabase.")}"),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new TargetUnavailableException(text, retryAfter: RetryAfter(response)),
            _ when SqlStates.IsPassing(code) => new TargetUnavailableException(text, retryAfter: RetryAfter(response)),
            _ => new TargetRefusedException(text),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? date),
            _ => (TimeSpan?)null,
        };
        return wait is { } given && given > TimeSpan.Zero ? (given < _longestRetryAfter ? given : _longestRetryAfter) : null;
    }

    private static (string Code, string Message) Reason(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object ? (Text(root, "code"), Text(root, "message")) : (string.Empty, "no reason given");
        }
        catch (JsonException)
        {
            return (string.Empty, "no reason given");
        }
    }

    private static string Text(JsonElement root, string name)
    {
        var text = root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
        return text.Length <= LongestReason ? text : text[..LongestReason] + "…";
    }
}
