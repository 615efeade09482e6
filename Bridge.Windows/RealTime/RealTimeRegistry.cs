using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.RealTime;

/// <summary>Which issues are registered for real-time data, on screens of at most 100. FIDs select types: 10 the trades, 41 the book; the
/// indicative prices of auctions come along [B]. Lives on the control's thread. Source: fact sheet §6.1.</summary>
public sealed class RealTimeRegistry(IKiwoomApi api)
{
    private const string Fids = "10;41";
    private readonly Dictionary<string, HashSet<Symbol>> _screens = new(StringComparer.Ordinal);
    private IReadOnlyList<Symbol> _wanted = [];

    /// <summary>Registered issues.</summary>
    public int Count => _screens.Values.Sum(s => s.Count);

    /// <summary>Remembers what is wanted; <see cref="Update"/> registers it.</summary>
    public void Want(IReadOnlyList<Symbol> symbols) => _wanted = [.. symbols.Distinct()];

    /// <summary>A new session knows of no registration: everything wanted is registered again.</summary>
    public int Renew()
    {
        _screens.Clear();
        return Update();
    }

    /// <summary>Registers what is newly wanted and removes what is not wanted any more. Gives Kiwoom's first code other than 0.</summary>
    public int Update()
    {
        var wanted = _wanted.ToHashSet();
        foreach (var (screen, symbols) in _screens)
        {
            foreach (var symbol in symbols.Where(s => !wanted.Contains(s)).ToArray())
            {
                api.SetRealRemove(screen, symbol.Value);
                symbols.Remove(symbol);
            }
        }

        var registered = _screens.Values.SelectMany(s => s).ToHashSet();
        var missing = new Queue<Symbol>(_wanted.Where(s => !registered.Contains(s)));
        foreach (var screen in ScreenAllocator.RealTime)
        {
            if (missing.Count == 0)
                break;
            if (Fill(screen, missing) is var code && code != KiwoomReturnCode.Ok)
                return code;
        }

        return KiwoomReturnCode.Ok;
    }

    // The first registration on a screen replaces, the next ones add.
    private int Fill(string screen, Queue<Symbol> missing)
    {
        if (!_screens.TryGetValue(screen, out var symbols))
            _screens.Add(screen, symbols = []);
        var room = ScreenAllocator.CodesPerScreen - symbols.Count;
        if (room <= 0)
            return KiwoomReturnCode.Ok;
        var batch = new List<Symbol>();
        while (batch.Count < room && missing.TryDequeue(out var symbol))
            batch.Add(symbol);
        var code = api.SetRealReg(screen, string.Join(';', batch.Select(s => s.Value)), Fids, symbols.Count == 0 ? "0" : "1");
        if (code == KiwoomReturnCode.Ok)
            symbols.UnionWith(batch);
        return code;
    }
}
