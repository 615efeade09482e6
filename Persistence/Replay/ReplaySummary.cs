namespace Kiwoom.Persistence.Replay;

/// <summary>What a replay went through.</summary>
/// <param name="Events">Events folded.</param>
/// <param name="Streams">Streams they came from.</param>
/// <param name="FirstAt">The first event's instant (UTC); null without events.</param>
/// <param name="LastAt">The latest instant folded.</param>
public sealed record ReplaySummary(long Events, int Streams, DateTimeOffset? FirstAt, DateTimeOffset? LastAt);
