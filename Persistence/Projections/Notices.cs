using System.Collections.Concurrent;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Persistence.Projections;

/// <summary>What the engine told of durable events: a wake-up, and how far each stream has come. Holds a few words a stream, never the events.</summary>
internal sealed class Notices : IDisposable
{
    private readonly ConcurrentDictionary<string, Notice> _streams = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private int _signalled;

    /// <summary>Takes notice of an event. Quick, never blocks.</summary>
    internal void Take(string stream, JournaledEvent journaled)
    {
        _streams.AddOrUpdate(
            stream,
            static (_, told) => new Notice(told.SequenceNr, told.At),
            static (_, kept, told) => kept with { Last = Math.Max(kept.Last, told.SequenceNr) },
            journaled);
        Wake();
    }

    /// <summary>Ends the present or next wait.</summary>
    internal void Wake()
    {
        if (Interlocked.Exchange(ref _signalled, 1) == 0)
            _signal.Release();
    }

    /// <summary>Waits for a wake-up, at most so long.</summary>
    internal async Task Wait(TimeSpan most, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var signal = _signal.WaitAsync(limit.Token);
        var time = Task.Delay(most, clock, limit.Token);
        await Task.WhenAny(signal, time).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        try
        {
            await signal.ConfigureAwait(false);
            Interlocked.Exchange(ref _signalled, 0);
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The streams that were told of and not read to their ends since.</summary>
    internal ICollection<string> Streams => _streams.Keys;

    /// <summary>The highest number told of a stream and the instant of the first that is not read yet.</summary>
    internal (long Last, DateTimeOffset? Since) Of(string stream) => _streams.TryGetValue(stream, out var told) ? (told.Last, told.Since) : (0, null);

    /// <summary>A stream was read to a number.</summary>
    internal void Read(string stream, long sequenceNr, DateTimeOffset at)
    {
        if (!_streams.TryGetValue(stream, out var told))
            return;
        if (told.Last <= sequenceNr)
            _streams.TryRemove(KeyValuePair.Create(stream, told));
        else
            _streams.TryUpdate(stream, told with { Since = at }, told);
    }

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();

    private sealed record Notice(long Last, DateTimeOffset Since);
}
