using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>A control that was made without a container, so that it has no window: it refuses to work (fact sheet §1.2).</summary>
[SupportedOSPlatform("windows")]
internal static partial class UnsitedControl
{
    private const uint InProcessServer = 1;
    private static readonly Guid _unknown = new("00000000-0000-0000-C000-000000000046");

    /// <summary>Makes one on this thread, calls it and lets it go.</summary>
    internal static int Call()
    {
        Marshal.ThrowExceptionForHR(CoCreateInstance(KHOpenAPIIdentity.Control, 0, InProcessServer, _unknown, out var unknown));
        try
        {
            using var control = new KHOpenAPI(unknown);
            return control.GetConnectState();
        }
        finally
        {
            Marshal.Release(unknown);
        }
    }

    [LibraryImport("ole32.dll")]
    private static partial int CoCreateInstance(in Guid classId, nint outer, uint context, in Guid interfaceId, out nint instance);
}
