namespace Kiwoom.Simulation.Storage;

/// <summary>A row of the journal as bytes: what a disk keeps of an event.</summary>
/// <param name="PersistenceId">The stream.</param>
/// <param name="SequenceNr">Its place in the stream.</param>
/// <param name="Manifest">Event name and version, UTF-8.</param>
/// <param name="Payload">The envelope, UTF-8 JSON.</param>
/// <param name="Hash">Its hash, which its successor carries.</param>
internal sealed record StoredRow(string PersistenceId, long SequenceNr, byte[] Manifest, byte[] Payload, byte[] Hash);
