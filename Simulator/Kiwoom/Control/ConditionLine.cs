namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Condition searches (조건검색). Source: fact sheet §8.</summary>
internal sealed class ConditionLine(ControlContext context, QueryLine queries)
{
    private const int MostRunning = 10;

    private readonly Dictionary<int, DateTimeOffset> _lastRun = [];
    private readonly HashSet<int> _running = [];
    private bool _loaded;

    public int Load(DateTimeOffset now)
    {
        if (!context.Connected)
            return 0;
        _loaded = true;
        context.Raise(now + context.Latency(), new ControlEvent(sink => sink.OnReceiveConditionVer(1, "")));
        return 1;
    }

    public string Names() => _loaded ? string.Concat(context.Options.Conditions.Select(c => $"{KiwoomText.Plain(c.Index)}^{c.Name};")) : "";

    public int Send(string screen, string name, int index, int search, DateTimeOffset now)
    {
        if (!_loaded || context.Options.Conditions.FirstOrDefault(c => c.Index == index && c.Name == name) is not { } condition)
            return 0;
        var tooSoon = _lastRun.TryGetValue(index, out var last) && now - last < TimeSpan.FromMinutes(1);
        if (tooSoon || (search == 1 && !_running.Contains(index) && _running.Count >= MostRunning) || queries.Admit(screen, now) != 0)
            return 0;
        _lastRun[index] = now;
        if (search == 1)
            _running.Add(index);
        var arrival = now + context.Latency();
        context.Queue.Add(arrival, () =>
        {
            var codes = string.Concat(condition.Matches().Select(s => s.Value + ";"));
            context.Raise(context.Server.Now + context.Latency(), new ControlEvent(sink => sink.OnReceiveTrCondition(screen, codes, name, index, 0)));
        });
        return 1;
    }

    public void Stop(int index) => _running.Remove(index);

    public void Clear()
    {
        _loaded = false;
        _running.Clear();
    }
}
