namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>How far a subscriber was told of a stream, and what of it he has not confirmed.</summary>
/// <param name="from">The number after which he began.</param>
/// <param name="most">Pieces that may be without a confirmation.</param>
/// <param name="clock">The machine's clock.</param>
internal sealed class ReportWindow(long from, int most, TimeProvider clock)
{
    private readonly Queue<long> _unconfirmed = new();
    private long _confirmed = from;
    private long _sentAt;
    private long? _owedSince;

    /// <summary>The last number that was sent.</summary>
    internal long Sent { get; private set; } = from;

    /// <summary>The last number of the stream, as far as is known.</summary>
    internal long Head { get; private set; } = from;

    /// <summary>Whether another piece may be sent.</summary>
    internal bool IsOpen => _unconfirmed.Count < most;

    /// <summary>Whether there is something to send.</summary>
    internal bool IsBehind => Head > Sent;

    /// <summary>For how long the subscriber has confirmed nothing of what was sent to him; zero where he has confirmed everything.</summary>
    internal TimeSpan Owed => _owedSince is { } since ? clock.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>The stream has come this far.</summary>
    internal void Grow(long head) => Head = Math.Max(Head, head);

    /// <summary>A piece was sent.</summary>
    internal void Send(long upTo)
    {
        _sentAt = clock.GetTimestamp();
        _owedSince ??= _sentAt;
        _unconfirmed.Enqueue(upTo);
        Sent = upTo;
        Grow(upTo);
    }

    /// <summary>The subscriber has everything up to a number. What was sent beyond it is sent again where he misses something, or where it has been on its way for
    /// too long.</summary>
    /// <remarks>Sending again is no progress: whoever never gets on is too slow, however often he asks.</remarks>
    internal void Confirm(long seen, bool again, TimeSpan resendAfter)
    {
        if (seen > Sent || seen < 0)
            return;

        while (_unconfirmed.TryPeek(out var upTo) && upTo <= seen)
            _unconfirmed.Dequeue();
        if (seen > _confirmed)
            (_confirmed, _owedSince) = (seen, clock.GetTimestamp());
        if (seen == Sent)
            _owedSince = null;
        else if (again || clock.GetElapsedTime(_sentAt) >= resendAfter)
            Rewind(seen);
    }

    private void Rewind(long to)
    {
        _unconfirmed.Clear();
        Sent = to;
    }
}
