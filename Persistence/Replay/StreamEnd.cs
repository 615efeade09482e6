namespace Kiwoom.Persistence.Replay;

/// <summary>The end of a stream.</summary>
/// <param name="PersistenceId">The stream.</param>
/// <param name="SequenceNr">Its highest number.</param>
/// <param name="Hash">Its last row's hash, 64 hexadecimal digits.</param>
public sealed record StreamEnd(string PersistenceId, long SequenceNr, string Hash);
