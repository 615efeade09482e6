namespace Kiwoom.Persistence.Backup;

/// <summary>Where a stream ends.</summary>
/// <param name="Stream">Its name.</param>
/// <param name="SequenceNr">The number of its last event.</param>
/// <param name="Hash">The hash of its last row, in lower-case hexadecimal.</param>
public sealed record StreamEnd(string Stream, long SequenceNr, string Hash);
