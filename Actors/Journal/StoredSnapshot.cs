namespace Kiwoom.Actors.Journal;

/// <summary>A folded state at a place in its stream.</summary>
/// <param name="SequenceNr">The last event in it.</param>
/// <param name="Manifest">Name and version of the codec that wrote it.</param>
/// <param name="Payload">The bytes.</param>
public sealed record StoredSnapshot(long SequenceNr, string Manifest, byte[] Payload);
