using System.Security.Cryptography;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Audit;

/// <summary>Signs where the journal's streams end, now and then and at the stop, and publishes it: to <c>audit/heads.jsonl</c>, and to every sink. Beside the
/// order path: it only reads, and what it cannot send waits in the file.</summary>
public sealed class HeadPublisher : IAsyncDisposable
{
    /// <summary>The file's name below the data directory.</summary>
    public const string FileName = "heads.jsonl";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly string _directory;
    private readonly JournalReader _reader;
    private readonly ECDsa _key;
    private readonly IReadOnlyList<HeadDelivery> _deliveries;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private Task _publishing = Task.CompletedTask;

    /// <summary>Prepares; makes the key and the directory where there are none.</summary>
    /// <param name="dataDirectory">The gateway's data directory.</param>
    /// <param name="reader">The journal.</param>
    /// <param name="sinks">Where heads are sent besides the file.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="logger">Told of faults.</param>
    public HeadPublisher(string dataDirectory, JournalReader reader, IEnumerable<IHeadSink> sinks, TimeProvider clock, ILogger logger)
    {
        _directory = DirectoryIn(dataDirectory);
        PrivateFile.PrepareDirectory(_directory);
        _key = HeadKey.LoadOrCreate(dataDirectory);
        (_reader, _clock, _logger) = (reader, clock, logger);
        _deliveries = [.. sinks.Select(sink => new HeadDelivery(sink, _directory))];
    }

    /// <summary>Where heads and the public key are.</summary>
    public static string DirectoryIn(string dataDirectory) => Path.Combine(dataDirectory, "audit");

    /// <summary>Where the heads are.</summary>
    public static string FileIn(string dataDirectory) => Path.Combine(DirectoryIn(dataDirectory), FileName);

    /// <summary>Begins to publish.</summary>
    /// <param name="every">From one head to the next; zero for never by itself.</param>
    public void Start(TimeSpan every)
    {
        if (every > TimeSpan.Zero)
            _publishing = Task.Run(() => PublishEvery(every));
    }

    /// <summary>Signs the ends as they are now, unless the last head has the same, and adds it to the file. Throws what reading the journal and writing the file
    /// throw.</summary>
    /// <returns>The new head; null where nothing has changed.</returns>
    public SignedHead? Sign()
    {
        var ends = _reader.Heads();
        return ends.Count == 0 ? null : HeadFile.Extend(Path.Combine(_directory, FileName), last =>
        {
            if (last is not null && HeadDocument.Parse(last.Document).Streams.SequenceEqual(ends))
                return null;
            return SignedHead.Sign(new HeadDocument(HeadDocument.CurrentFormat, _clock.GetUtcNow(), last?.DocumentHash() ?? HeadDocument.NoPrevious, ends), _key);
        });
    }

    /// <summary>Signs, and sends what the sinks have not had. Never throws but for cancellation: what fails is logged and tried again next time.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task Publish(CancellationToken cancellation)
    {
        try
        {
            Sign();
            if (_deliveries.Count == 0 || !File.Exists(Path.Combine(_directory, FileName)))
                return;
            var heads = HeadFile.Read(Path.Combine(_directory, FileName));
            await Task.WhenAll(_deliveries.Select(delivery => Deliver(delivery, heads, cancellation))).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            _logger.LogWarning("The journal's head could not be signed; the next attempt follows: {Reason}", fault.Message);
        }
    }

    /// <summary>Publishes once more, for a few seconds at most, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
            return;
        await _ending.CancelAsync().ConfigureAwait(false);
        await _publishing.ConfigureAwait(false);
        using var patience = new CancellationTokenSource(_patience, _clock);
        try
        {
            await Publish(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _logger.LogWarning("The last signed head is in the file; a sink did not answer in time and has it after the next start");
        }

        _key.Dispose();
        _ending.Dispose();
    }

    // Each on its own: a server that is down keeps nobody else waiting.
    private async Task Deliver(HeadDelivery delivery, IReadOnlyList<SignedHead> heads, CancellationToken cancellation)
    {
        try
        {
            await delivery.Deliver(heads, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            _logger.LogWarning("A signed head could not be published and waits for the next time: {Reason}", fault.Message);
        }
    }

    private async Task PublishEvery(TimeSpan every)
    {
        try
        {
            while (true)
            {
                await Task.Delay(every, _clock, _ending.Token).ConfigureAwait(false);
                await Publish(_ending.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
