namespace Kiwoom.Gateway.Backup;

/// <summary>A backup or a restore would overwrite something; nothing was changed.</summary>
public sealed class BackupRefusedException(string message) : Exception(message);
