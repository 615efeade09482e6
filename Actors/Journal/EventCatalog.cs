using System.Diagnostics.CodeAnalysis;
using System.Text;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Journal;

/// <summary>All events that the journal can write and read, by type and by manifest. Immutable; safe for all threads.</summary>
public sealed class EventCatalog
{
    private readonly Dictionary<Type, RegisteredEvent> _byType;
    private readonly Dictionary<byte[], RegisteredEvent> _byManifest;
    private readonly Dictionary<byte[], RegisteredEvent>.AlternateLookup<ReadOnlySpan<byte>> _byManifestBytes;

    internal EventCatalog(IReadOnlyCollection<RegisteredEvent> events)
    {
        Events = [.. events.OrderBy(e => e.Manifest, StringComparer.Ordinal)];
        _byType = events.Where(e => !e.IsSuperseded).ToDictionary(e => e.TypeInfo.Type);
        _byManifest = events.ToDictionary(e => Encoding.UTF8.GetBytes(e.Manifest), Utf8Comparer.Instance);
        _byManifestBytes = _byManifest.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Everything registered, sorted by manifest.</summary>
    public IReadOnlyList<RegisteredEvent> Events { get; }

    /// <summary>How an event is written. Throws <see cref="InvalidOperationException"/> for one that nobody registered.</summary>
    public RegisteredEvent Find(IEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return _byType.TryGetValue(@event.GetType(), out var found)
            ? found
            : throw new InvalidOperationException($"{@event.GetType().Name} is not in the event catalog");
    }

    /// <summary>How a manifest (UTF-8) is read. Throws <see cref="FormatException"/> for one that nobody registered.</summary>
    public RegisteredEvent Find(ReadOnlySpan<byte> manifest) =>
        _byManifestBytes.TryGetValue(manifest, out var found)
            ? found
            : throw new FormatException($"unknown manifest '{Encoding.UTF8.GetString(manifest)}': written by a newer version, or by nobody");

    /// <summary>Looks a manifest up by name.</summary>
    public bool TryFind(string manifest, [NotNullWhen(true)] out RegisteredEvent? found) =>
        _byManifestBytes.TryGetValue(Encoding.UTF8.GetBytes(manifest), out found);
}
