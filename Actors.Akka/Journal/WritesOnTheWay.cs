using System.Collections.Concurrent;

namespace Kiwoom.OnAkka.Journal;

/// <summary>The writes of a journal plugin that the database has not answered, so that a stream is not read while one of its own may still land.</summary>
internal sealed class WritesOnTheWay
{
    private readonly ConcurrentDictionary<string, Task> _last = new(StringComparer.Ordinal);

    /// <summary>Remembers a write until it has been answered, in whatever way.</summary>
    internal void Add(string persistenceId, Task write)
    {
        var all = _last.AddOrUpdate(persistenceId, write, (_, before) => before.IsCompleted ? write : Task.WhenAll(before, write));
        _ = Forget(persistenceId, all);
    }

    /// <summary>Completes once no write of the stream is on its way. Never faults.</summary>
    internal async Task Ended(string persistenceId)
    {
        while (_last.TryGetValue(persistenceId, out var write))
        {
            await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _last.TryRemove(new KeyValuePair<string, Task>(persistenceId, write));
        }
    }

    private async Task Forget(string persistenceId, Task write)
    {
        await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _last.TryRemove(new KeyValuePair<string, Task>(persistenceId, write));
    }
}
