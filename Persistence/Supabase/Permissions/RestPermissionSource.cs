using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>Reads permissions through PostgREST, Supabase's REST interface, again and again: a change is known within one interval.</summary>
/// <remarks>The two tables are two requests. Members are read first: whoever is added to an account and given a level between the two gets
/// nothing before the next reading.</remarks>
public sealed class RestPermissionSource : IPermissionSource, IPermissionSession
{
    private const int PageSize = 1_000;
    private const int LargestAnswer = 1024 * 1024;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly HttpClient _http;
    private readonly string _url;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock;

    /// <summary>Prepares to ask. Throws <see cref="FormatException"/>, without the text, for a key that cannot be one.</summary>
    /// <param name="url">The interface's address, <c>https://PROJECT.supabase.co/rest/v1</c>.</param>
    /// <param name="key">The secret key; it must be able to read both tables.</param>
    /// <param name="interval">How often to read.</param>
    /// <param name="clock">The machine's clock.</param>
    public RestPermissionSource(Uri url, string key, TimeSpan interval, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 0 || key.Any(c => c is <= ' ' or > '~'))
            throw new FormatException("not a key: one line of letters, digits and signs is wanted");

        _url = url.AbsoluteUri.TrimEnd('/');
        _interval = interval;
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = _patience })
        {
            Timeout = _patience,
            MaxResponseContentBufferSize = LargestAnswer,
        };

        // Both: Supabase looks at the first, a PostgREST of one's own at the second.
        _http.DefaultRequestHeaders.Add("apikey", key);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _http.DefaultRequestHeaders.Add("Prefer", "count=exact");
        Description = $"REST {url.Host}";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public Task<IPermissionSession> Open(CancellationToken cancellation) => Task.FromResult<IPermissionSession>(this);

    /// <inheritdoc/>
    public async Task<PermissionList> Read(CancellationToken cancellation)
    {
        var rows = new PermissionRows();
        foreach (var member in await Table("account_members?select=user_id,account&order=user_id,account", cancellation).ConfigureAwait(false))
            rows.AddMember(Text(member, "user_id"), Text(member, "account"));

        foreach (var permission in await Table("trading_permissions?select=user_id,level,valid_until&order=user_id", cancellation).ConfigureAwait(false))
        {
            if (permission.TryGetProperty("valid_until", out var end) && PermissionRows.TryReadInstant(end, out var validUntil))
                rows.AddPermission(Text(permission, "user_id"), Text(permission, "level"), validUntil);
            else
                rows.PassOver("trading_permissions: a valid_until that is no instant");
        }

        return rows.Build();
    }

    /// <inheritdoc/>
    public Task Changed(CancellationToken cancellation) => Task.Delay(_interval, _clock, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // The server may give fewer rows than were asked for: only its count tells whether that was all.
    private async Task<List<JsonElement>> Table(string query, CancellationToken cancellation)
    {
        var rows = new List<JsonElement>();
        while (true)
        {
            var (page, total) = await Page($"{_url}/{query}&limit={PageSize}&offset={rows.Count}", cancellation).ConfigureAwait(false);
            if (total > PermissionList.MostRows)
                throw new InvalidDataException($"{Path(query)} has more than {PermissionList.MostRows} rows");

            rows.AddRange(page);
            if (rows.Count == total)
                return rows;

            if (page.Count == 0 || rows.Count > total)
                throw new InvalidDataException($"{Path(query)} changed while it was read");
        }
    }

    private async Task<(List<JsonElement> Rows, long Total)> Page(string address, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(address, cancellation).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            throw new HttpRequestException($"the REST interface answers with status {(int)response.StatusCode}");

        if (TotalOf(response) is not { } total)
            throw new InvalidDataException("the REST interface does not count its rows");

        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.Object))
            throw new InvalidDataException("the REST interface does not answer with rows");

        return ([.. document.RootElement.EnumerateArray().Select(r => r.Clone())], total);
    }

    // PostgREST writes 0-24/25, or */0, without the unit that the framework's own reader demands.
    private static long? TotalOf(HttpResponseMessage response)
    {
        var text = response.Content.Headers.TryGetValues("Content-Range", out var values) ? values.First() : string.Empty;
        return long.TryParse(text.AsSpan(text.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;
    }

    private static string Path(string query) => query[..query.IndexOf('?', StringComparison.Ordinal)];
}
