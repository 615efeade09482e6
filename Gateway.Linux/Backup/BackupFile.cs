namespace Kiwoom.Gateway.Backup;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Its place in the data directory, with <c>/</c> between the parts.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its hash, in lower-case hexadecimal.</param>
/// <param name="Secret">Whether whoever has it can act as the gateway or as one of its users.</param>
public sealed record BackupFile(string Path, long Bytes, string Sha256, bool Secret);
