namespace Kiwoom.Bridge.Hosting;

/// <summary>How many reports wait for the gateway's acknowledgement. Written by one thread, read by any.</summary>
internal sealed class OutboxExtent
{
    private long _acknowledged;
    private long _last;
    private long _waiting = -1;

    /// <summary>Null before the outbox was read.</summary>
    internal long? Waiting => Interlocked.Read(ref _waiting) is >= 0 and var waiting ? waiting : null;

    internal void Recovered(long acknowledged, long last)
    {
        (_acknowledged, _last) = (acknowledged, last);
        Count();
    }

    // A number at or below the last one is the first of a new outbox.
    internal void Queued(long sequence)
    {
        if (sequence <= _last)
            _acknowledged = sequence - 1;
        _last = sequence;
        Count();
    }

    internal void Acknowledged(long sequence)
    {
        _acknowledged = Math.Clamp(sequence, _acknowledged, Math.Max(_acknowledged, _last));
        Count();
    }

    private void Count() => Interlocked.Exchange(ref _waiting, Math.Max(0, _last - _acknowledged));
}
