using System.Collections.Concurrent;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>Threads on which something happened, each once: name, id and apartment.</summary>
internal sealed class ThreadsSeen
{
    private readonly ConcurrentDictionary<string, bool> _threads = new();

    internal string[] All => [.. _threads.Keys.Order(StringComparer.Ordinal)];

    internal void Note()
    {
        var thread = Thread.CurrentThread;
        _threads.TryAdd($"{thread.Name} {thread.ManagedThreadId} {thread.GetApartmentState()}", true);
    }
}
