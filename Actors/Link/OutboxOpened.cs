namespace Kiwoom.Actors.Link;

/// <summary>Which outbox the reports that follow on this connection come from.</summary>
/// <param name="Outbox">Its identity.</param>
/// <param name="Next">The number of the first report that follows.</param>
public sealed record OutboxOpened(string Outbox, long Next);
