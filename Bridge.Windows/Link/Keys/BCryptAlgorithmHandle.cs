using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Kiwoom.Bridge.Link.Keys;

/// <summary>A BCRYPT_ALG_HANDLE.</summary>
[SupportedOSPlatform("windows")]
internal sealed class BCryptAlgorithmHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => BCrypt.CloseAlgorithmProvider(handle, 0) == 0;
}
