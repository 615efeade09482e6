namespace Kiwoom.Actors.Runtime;

/// <summary>Counts the messages of one kind in one mailbox against their limit.</summary>
internal sealed class AdmissionGate(AdmissionLimit limit, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private int _waiting;
    private double _left = limit.AtOnce;
    private long _at = clock.GetTimestamp();

    /// <summary>Takes a place; gives the reason where there is none.</summary>
    internal string? TryEnter()
    {
        lock (_gate)
        {
            if (_waiting >= limit.MostWaiting)
                return $"{_waiting} {limit.Kind} wait already, and no more may.";
            if (limit.PerSecond > 0 && !TryPay())
                return $"more than {limit.PerSecond} {limit.Kind} a second come in.";
            _waiting++;
            return null;
        }
    }

    internal void Leave()
    {
        lock (_gate)
            _waiting--;
    }

    private bool TryPay()
    {
        var now = clock.GetTimestamp();
        _left = Math.Min(limit.AtOnce, _left + (Math.Max(0, clock.GetElapsedTime(_at, now).TotalSeconds) * limit.PerSecond));
        _at = now;
        if (_left < 1)
            return false;
        _left--;
        return true;
    }
}
