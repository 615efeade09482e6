using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Kiwoom.Bridge.Link.Keys;

/// <summary>Windows' Data Protection API for the user who runs the bridge: neither another user nor another machine can read the key.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DpapiProtection : IKeyProtection
{
    // Another program of the same user does not unprotect it by accident.
    private static readonly byte[] _purpose = "kiwoom-bridge link key"u8.ToArray();

    public string? Scheme => "dpapi_current_user";

    public string User => $@"{Environment.UserDomainName}\{Environment.UserName}";

    public byte[] Protect(byte[] key) => ProtectedData.Protect(key, _purpose, DataProtectionScope.CurrentUser);

    public byte[] Unprotect(byte[] kept) => ProtectedData.Unprotect(kept, _purpose, DataProtectionScope.CurrentUser);
}
