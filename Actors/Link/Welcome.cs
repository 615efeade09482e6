namespace Kiwoom.Actors.Link;

/// <summary>The link is up, and this is from where each direction goes on.</summary>
/// <param name="NodeVersion">The version of the gateway's program, for people.</param>
/// <param name="CommandEpoch">Identity of the gateway's command numbering; a gateway that restarts begins a new one.</param>
/// <param name="NextCommand">The number of the first command that follows on this connection.</param>
/// <param name="Outbox">The bridge's outbox that the gateway last saw; null for none since it started.</param>
/// <param name="ReportsDurable">The last report of that outbox up to which all are in the gateway's journal.</param>
public sealed record Welcome(string NodeVersion, string CommandEpoch, long NextCommand, string? Outbox, long ReportsDurable);
