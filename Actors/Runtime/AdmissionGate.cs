namespace Kiwoom.Actors.Runtime;

/// <summary>Counts the messages of one kind in one mailbox against their limit.</summary>
internal sealed class AdmissionGate(AdmissionLimit limit, TimeProvider clock)
{
    private const int SourcesKept = 1_024;
    private readonly Lock _gate = new();
    private readonly Dictionary<object, Source> _sources = [];
    private int _waiting;

    /// <summary>Takes a place for a source; gives the reason where there is none.</summary>
    internal string? TryEnter(object of)
    {
        lock (_gate)
        {
            if (_waiting >= limit.MostWaiting)
                return $"{_waiting} {limit.Kind} wait already, and no more may.";
            var source = Find(of);
            if (source.Waiting >= limit.MostOfOne)
                return $"{source.Waiting} {limit.Kind} of one source wait already, and no more may.";
            if (limit.PerSecond > 0 && !TryPay(source))
                return $"one source sends more than {limit.PerSecond} {limit.Kind} a second.";
            _waiting++;
            source.Waiting++;
            return null;
        }
    }

    internal void Leave(object of)
    {
        lock (_gate)
        {
            _waiting--;
            _sources[of].Waiting--;
        }
    }

    private Source Find(object of)
    {
        if (_sources.TryGetValue(of, out var source))
            return source;
        if (_sources.Count >= SourcesKept)
            Forget();
        return _sources[of] = new Source { Left = limit.AtOnce, At = clock.GetTimestamp() };
    }

    // A source that has waited for nothing and earned all it can is as good as a new one.
    private void Forget()
    {
        foreach (var (of, source) in _sources)
        {
            if (source.Waiting == 0 && (limit.PerSecond == 0 || Earned(source) >= limit.AtOnce))
                _sources.Remove(of);
        }
    }

    private bool TryPay(Source source)
    {
        (source.Left, source.At) = (Earned(source), clock.GetTimestamp());
        if (source.Left < 1)
            return false;
        source.Left--;
        return true;
    }

    private double Earned(Source source) =>
        Math.Min(limit.AtOnce, source.Left + (Math.Max(0, clock.GetElapsedTime(source.At).TotalSeconds) * limit.PerSecond));

    private sealed class Source
    {
        internal int Waiting { get; set; }

        internal double Left { get; set; }

        internal long At { get; set; }
    }
}
