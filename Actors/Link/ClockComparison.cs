namespace Kiwoom.Actors.Link;

/// <summary>Compares the clocks of both ends by their heartbeats, as NTP does: four instants give the round trip and the offset, and of
/// the last few the one with the shortest round trip is believed.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class ClockComparison
{
    private const int Samples = 8;
    private readonly Queue<(long RoundTrip, long Offset)> _recent = new();
    private Heartbeat? _theirs;
    private long _theirsReceivedAt;

    /// <summary>Shortest of the recent round trips; null before the first.</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>How far the other end's clock is ahead of this one's; null before the first comparison.</summary>
    public TimeSpan? Offset { get; private set; }

    /// <summary>The heartbeat to send now.</summary>
    public Heartbeat Next(DateTimeOffset now) => new(Micros(now), _theirs?.SentAt, _theirs is null ? null : _theirsReceivedAt);

    /// <summary>A heartbeat came.</summary>
    public void Received(Heartbeat theirs, DateTimeOffset now)
    {
        var at = Micros(now);
        _theirs = theirs;
        _theirsReceivedAt = at;
        if (theirs is not { PeerSentAt: { } sent, PeerReceivedAt: { } received } || !IsSane(sent) || !IsSane(received) || !IsSane(theirs.SentAt))
            return;

        _recent.Enqueue((Math.Max(0, at - sent - (theirs.SentAt - received)), (received - sent + theirs.SentAt - at) / 2));
        if (_recent.Count > Samples)
            _recent.Dequeue();
        var best = _recent.Min();
        RoundTrip = TimeSpan.FromMicroseconds(best.RoundTrip);
        Offset = TimeSpan.FromMicroseconds(best.Offset);
    }

    private static bool IsSane(long micros) => micros is > 0 and < 253_402_300_800_000_000;

    private static long Micros(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
