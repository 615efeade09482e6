using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Which issue is registered on which screen, by SetRealReg or by a query. Source: fact sheet §6.1.</summary>
internal sealed class RealTimeScreens
{
    public const int MostCodes = 100;
    public const int MostFids = 100;
    public const int MostScreens = 200;

    private static readonly HashSet<int> TradeFids = [.. RealTimeFids.Trade];
    private static readonly HashSet<int> ExpectedFids = [.. RealTimeFids.Expected];
    private static readonly HashSet<int> BookFids = [.. RealTimeFids.Book];

    private readonly Dictionary<string, Dictionary<string, RealKinds>> _registered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _byQuery = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, RealKinds>> _keysOf = new(StringComparer.Ordinal);

    /// <summary>opt10054 was queried, so interruptions of every issue come.</summary>
    public bool WatchesInterruptions { get; private set; }

    public int Register(string screen, string codeList, string fidList, string optType)
    {
        var codes = codeList.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var fids = fidList.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (codes.Length > MostCodes)
            return KiwoomReturnCode.TooManyCodes;
        if (fids.Length > MostFids)
            return KiwoomReturnCode.TooManyFids;
        var kinds = RealKinds.None;
        foreach (var fid in fids)
        {
            if (!int.TryParse(fid, out var number))
                return KiwoomReturnCode.RequestInputError;
            kinds |= KindsOf(number);
        }

        if (!Screens.IsScreen(screen) || optType is not ("0" or "1") || fids.Length == 0)
            return KiwoomReturnCode.RequestInputError;
        var of = _registered.GetValueOrDefault(screen);
        if (of is null && _registered.Count >= MostScreens)
            return KiwoomReturnCode.RequestInputError; // "validity not guaranteed" beyond 200 screens; the code is [U]
        of ??= _registered[screen] = new(StringComparer.Ordinal);
        if (optType == "0")
            of.Clear();
        if (of.Keys.Concat(codes).Distinct(StringComparer.Ordinal).Count() > MostCodes)
            return KiwoomReturnCode.TooManyCodes;
        foreach (var code in codes)
            of[code] = of.GetValueOrDefault(code) | kinds;
        Rebuild();
        return KiwoomReturnCode.Ok;
    }

    public void Remove(string screen, string code)
    {
        foreach (var of in screen == "ALL" ? _registered.Values.ToArray() : _registered.TryGetValue(screen, out var one) ? [one] : [])
        {
            if (code == "ALL")
                of.Clear();
            else
                of.Remove(code);
        }

        Rebuild();
    }

    public void Disconnect(string screen)
    {
        _registered.Remove(screen);
        _byQuery.Remove(screen);
        Rebuild();
    }

    /// <summary>A query of an issue registers it on its screen.</summary>
    public void RegisterByQuery(string screen, IEnumerable<string> codes)
    {
        _byQuery[screen] = new HashSet<string>(codes.Take(MostCodes), StringComparer.Ordinal);
        Rebuild();
    }

    /// <summary>Another TR on a screen drops everything that was on it.</summary>
    public void ForgetQuery(string screen)
    {
        if (_registered.Remove(screen) | _byQuery.Remove(screen))
            Rebuild();
    }

    public void WatchInterruptions() => WatchesInterruptions = true;

    public void Clear()
    {
        _registered.Clear();
        _byQuery.Clear();
        WatchesInterruptions = false;
        Rebuild();
    }

    /// <summary>Keys (codes as registered) under which an issue's data of a kind is wanted. NXT's own data (_NX) is not simulated.</summary>
    public IEnumerable<string> KeysOf(string code, RealKinds kind) =>
        _keysOf.TryGetValue(code, out var keys) ? keys.Where(k => (k.Value & kind) != 0).Select(k => k.Key) : [];

    public bool Wants(string code, RealKinds kind) => _keysOf.TryGetValue(code, out var keys) && keys.Values.Any(k => (k & kind) != 0);

    private static RealKinds KindsOf(int fid) =>
        (TradeFids.Contains(fid) ? RealKinds.Trade : 0) | (ExpectedFids.Contains(fid) ? RealKinds.Expected : 0)
        | (BookFids.Contains(fid) ? RealKinds.Book : 0) | (fid is 27 or 28 ? RealKinds.BestQuote : 0);

    private void Rebuild()
    {
        _keysOf.Clear();
        foreach (var (code, kinds) in _registered.Values.SelectMany(r => r).Concat(_byQuery.Values.SelectMany(c => c.Select(k => KeyValuePair.Create(k, RealKinds.All)))))
        {
            if (code.EndsWith("_NX", StringComparison.Ordinal))
                continue;
            var bare = MasterData.Bare(code);
            if (!_keysOf.TryGetValue(bare, out var keys))
                _keysOf.Add(bare, keys = new(StringComparer.Ordinal));
            keys[code] = keys.GetValueOrDefault(code) | kinds;
        }
    }
}
