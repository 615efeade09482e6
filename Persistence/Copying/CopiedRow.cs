namespace Kiwoom.Persistence.Copying;

/// <summary>A row on its way from one database to another.</summary>
internal sealed record CopiedRow(string PersistenceId, byte[] PersistenceIdUtf8, long SequenceNr, long CreatedAt, string Manifest, byte[] ManifestUtf8, byte[] Payload);
