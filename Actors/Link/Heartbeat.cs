namespace Kiwoom.Actors.Link;

/// <summary>A sign of life, and one half of a clock comparison. Instants are microseconds since 1970 UTC on the machine's clock.</summary>
/// <param name="SentAt">When it was sent, by the sender's clock.</param>
/// <param name="PeerSentAt">The newest heartbeat that the sender had of the other end: its <see cref="SentAt"/>; null for none yet.</param>
/// <param name="PeerReceivedAt">When that one came, by the sender's clock; null for none yet.</param>
public sealed record Heartbeat(long SentAt, long? PeerSentAt, long? PeerReceivedAt);
