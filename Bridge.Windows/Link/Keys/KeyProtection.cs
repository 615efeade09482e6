namespace Kiwoom.Bridge.Link.Keys;

/// <summary>The protection of this machine.</summary>
internal static class KeyProtection
{
    /// <summary>DPAPI on Windows, file permissions elsewhere.</summary>
    internal static IKeyProtection OfThisMachine { get; } = OperatingSystem.IsWindows() ? new DpapiProtection() : new FilePermissions();
}
