namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Counts uses within a sliding window.</summary>
internal sealed class QuotaWindow(int most, TimeSpan window)
{
    private readonly Queue<DateTimeOffset> _uses = new();

    /// <summary>Uses one, or says that the quota is used up; a refused use does not count.</summary>
    public bool TryUse(DateTimeOffset now)
    {
        while (_uses.TryPeek(out var first) && now - first >= window)
            _uses.Dequeue();
        if (_uses.Count >= most)
            return false;
        _uses.Enqueue(now);
        return true;
    }
}
