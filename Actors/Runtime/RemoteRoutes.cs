using System.Collections.Immutable;

namespace Kiwoom.Actors.Runtime;

/// <summary>The routes of one engine. Read on every message to a path that is not here, changed almost never.</summary>
internal sealed class RemoteRoutes
{
    private ImmutableArray<Entry> _longestFirst = [];

    internal IDisposable Add(ActorPath prefix, Action<ActorPath, object, IActorRef?> deliver)
    {
        if (!prefix.IsWellFormed)
            throw new ArgumentException($"not a path: '{prefix.Value}'", nameof(prefix));
        var entry = new Entry(this, prefix, deliver);
        ImmutableInterlocked.Update(ref _longestFirst, entries =>
        {
            if (entries.Any(e => e.Prefix == prefix))
                throw new ArgumentException($"{prefix} already has a route", nameof(prefix));
            return [.. entries.Add(entry).OrderByDescending(e => e.Prefix.Value.Length)];
        });
        return entry;
    }

    internal Action<ActorPath, object, IActorRef?>? Find(ActorPath path)
    {
        foreach (var entry in _longestFirst)
        {
            if (path.IsWithin(entry.Prefix))
                return entry.Deliver;
        }

        return null;
    }

    private sealed class Entry(RemoteRoutes routes, ActorPath prefix, Action<ActorPath, object, IActorRef?> deliver) : IDisposable
    {
        internal ActorPath Prefix => prefix;

        internal Action<ActorPath, object, IActorRef?> Deliver => deliver;

        public void Dispose() => ImmutableInterlocked.Update(ref routes._longestFirst, entries => entries.Remove(this));
    }
}
