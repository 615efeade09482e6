namespace Kiwoom.Actors.Runtime;

/// <summary>A running hash over deliveries (FNV-1a's step over 64-bit words), the same in every process.</summary>
internal sealed class Trace
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly Dictionary<Type, ulong> _types = [];

    internal ulong Hash { get; private set; } = Offset;

    internal long Length { get; private set; }

    internal void Add(long timestamp, long receiver, object message)
    {
        var type = message.GetType();
        if (!_types.TryGetValue(type, out var name))
            _types[type] = name = HashOf(type.FullName ?? type.Name);
        var hash = (Hash ^ (ulong)timestamp) * Prime;
        hash = (hash ^ (ulong)receiver) * Prime;
        hash = (hash ^ name) * Prime;
        Hash = hash ^ (hash >> 29);
        Length++;
    }

    private static ulong HashOf(string text)
    {
        var hash = Offset;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return hash;
    }
}
