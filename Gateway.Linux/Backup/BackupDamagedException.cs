namespace Kiwoom.Gateway.Backup;

/// <summary>A backup is none, or is not as it was made.</summary>
public sealed class BackupDamagedException(string message, Exception? inner = null) : Exception(message, inner);
