namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>Supabase's key set, read from its address again and again. What a request can cause is one reading at a time, and seldom.</summary>
internal sealed class SigningKeys : IAsyncDisposable
{
    private const int LargestAnswer = 64 * 1024;
    private const int LargestHeadersKilobytes = 16;
    private readonly Uri _url;
    private readonly SupabaseTiming _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();
    private volatile Reading? _reading;
    private Task _fetching = Task.CompletedTask;
    private Task _running = Task.CompletedTask;
    private long? _attemptedAt;
    private string? _said;

    internal SigningKeys(Uri url, SupabaseTiming options, TimeProvider clock, ILogger logger)
    {
        (_url, _options, _clock, _logger) = (url, options, clock, logger);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = options.Patience,
            MaxResponseHeadersLength = LargestHeadersKilobytes,
        })
        {
            Timeout = options.Patience,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    /// <summary>When the set in use was read (UTC); null before the first.</summary>
    internal DateTimeOffset? AsOf => _reading?.AsOf;

    /// <summary>Begins to read.</summary>
    internal void Start() => _running = Task.Run(Run);

    /// <summary>Looks a key up. One that is not there may be new, so the set is read once more, if that was not done a moment ago.</summary>
    internal async Task<SigningKeyAnswer> Find(string id, string algorithm)
    {
        var answer = Look(id, algorithm);
        if (answer is SigningKeyAnswer.Found || Fetch(_options.UnknownKeyEvery) is not { } fetching)
            return answer;

        await fetching.ConfigureAwait(false);
        return Look(id, algorithm);
    }

    /// <summary>Reads the set now. Whether that went well.</summary>
    internal async Task<bool> Refresh()
    {
        var before = _clock.GetTimestamp();
        long attempted;
        do
        {
            // The first may be a reading that was under way already: it does not count.
            await Fetch(TimeSpan.Zero)!.ConfigureAwait(false);
            lock (_gate)
                attempted = _attemptedAt ?? before;
        }
        while (attempted < before && !_ending.IsCancellationRequested);

        return _reading is { } reading && reading.Began >= before;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        Task fetching;
        lock (_gate)
            fetching = _fetching;
        await fetching.ConfigureAwait(false);
        _http.Dispose();
        _ending.Dispose();
    }

    private SigningKeyAnswer Look(string id, string algorithm)
    {
        if (_reading is not { } reading)
            return new SigningKeyAnswer.Unknown("Supabase's signing keys have not been read yet.");

        if (_clock.GetElapsedTime(reading.Began) > _options.KeepFor)
            return new SigningKeyAnswer.Unknown($"Supabase's signing keys could not be read since {reading.AsOf:yyyy-MM-dd HH:mm:ss} UTC.");

        return reading.Set.Keys.TryGetValue(id, out var key) && key.Algorithm == algorithm ? new SigningKeyAnswer.Found(key) : new SigningKeyAnswer.Missing();
    }

    /// <summary>The reading that is under way, or a new one; null where one began so short a time ago that no other may.</summary>
    private Task? Fetch(TimeSpan notWithin)
    {
        lock (_gate)
        {
            if (!_fetching.IsCompleted)
                return _fetching;

            if (_ending.IsCancellationRequested)
                return Task.CompletedTask;

            if (notWithin > TimeSpan.Zero && _attemptedAt is { } at && _clock.GetElapsedTime(at) < notWithin)
                return null;

            _attemptedAt = _clock.GetTimestamp();
            return _fetching = Task.Run(Read);
        }
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                var wait = await Refresh().ConfigureAwait(false) ? _options.RefreshEvery : _options.RetryAfter;
                await Task.Delay(wait, _clock, _ending.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended by Dispose.
        }
    }

    private async Task Read()
    {
        var (began, asOf) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        try
        {
            using var response = await _http.GetAsync(_url, _ending.Token).ConfigureAwait(false);
            if (response.StatusCode != System.Net.HttpStatusCode.OK)
                throw new InvalidDataException($"it answers with status {(int)response.StatusCode}");

            var set = SigningKeySet.Parse(await response.Content.ReadAsByteArrayAsync(_ending.Token).ConfigureAwait(false), _reading?.Set);
            _reading = new Reading(set, began, asOf);
            Say(set.PassedOver.Count > 0 ? $"some keys are not used: {string.Join("; ", set.PassedOver)}" : null);
        }
        catch (Exception fault) when (fault is HttpRequestException or InvalidDataException or IOException or OperationCanceledException)
        {
            if (!_ending.IsCancellationRequested)
                Say(fault is OperationCanceledException ? "it does not answer in time" : fault.Message);
        }
    }

    private void Say(string? trouble)
    {
        if (trouble is not null && trouble != _said)
            _logger.LogWarning("Supabase's signing keys at {Url}: {Trouble}", _url, trouble);

        _said = trouble;
    }

    private sealed record Reading(SigningKeySet Set, long Began, DateTimeOffset AsOf);
}
