using System.Globalization;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Doctor.Probe.Tape;

/// <summary>Counts real-time events and the values of the FIDs whose coding nobody knows. Bounded, whatever comes. Safe for all threads.</summary>
public sealed class RealTimeTally
{
    /// <summary>FID 9081, the exchange of a real-time event.</summary>
    public const int ExchangeCode = 9081;

    private const int MostEntries = 500;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _events = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _keys = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _values = new(StringComparer.Ordinal);

    /// <summary>FIDs that are looked at.</summary>
    public static IReadOnlyList<int> Watched { get; } = [ExchangeCode, Fid.ViAction, Fid.MarketPhase, Fid.SessionCode];

    /// <summary>Events by type.</summary>
    public IReadOnlyDictionary<string, long> Events => Copy(_events);

    /// <summary>Events by key, as it came.</summary>
    public IReadOnlyDictionary<string, long> Keys => Copy(_keys);

    /// <summary>Events by type, FID and value, for example <c>주식체결 290='2'</c>.</summary>
    public IReadOnlyDictionary<string, long> Values => Copy(_values);

    /// <summary>Counts an event.</summary>
    /// <param name="key">sRealKey.</param>
    /// <param name="type">sRealType.</param>
    /// <param name="field">A field by FID, while the event lasts.</param>
    public void Count(string key, string type, Func<int, string?> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var seen = Watched.Select(fid => (Fid: fid, Value: field(fid)?.Trim() ?? "")).Where(s => s.Value.Length > 0).ToArray();
        lock (_gate)
        {
            Add(_events, type);
            Add(_keys, key.Trim());
            foreach (var (fid, value) in seen)
                Add(_values, string.Create(CultureInfo.InvariantCulture, $"{type} {fid}={FidCodec.Shown(value)}"));
        }
    }

    private static void Add(SortedDictionary<string, long> counts, string name)
    {
        if (counts.TryGetValue(name, out var count))
            counts[name] = count + 1;
        else if (counts.Count < MostEntries)
            counts.Add(name, 1);
    }

    private Dictionary<string, long> Copy(SortedDictionary<string, long> counts)
    {
        lock (_gate)
            return new Dictionary<string, long>(counts, StringComparer.Ordinal);
    }
}
