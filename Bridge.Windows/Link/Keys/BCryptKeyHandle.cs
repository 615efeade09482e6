using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Kiwoom.Bridge.Link.Keys;

/// <summary>A BCRYPT_KEY_HANDLE.</summary>
[SupportedOSPlatform("windows")]
internal sealed class BCryptKeyHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => BCrypt.DestroyKey(handle) == 0;
}
