using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Kiwoom.Bridge.Ocx.Win32;

/// <summary>ole32, as far as it is needed.</summary>
[SupportedOSPlatform("windows")]
internal static partial class Ole32
{
    internal const uint InProcessServer = 1;

    private const string Library = "ole32.dll";

    [LibraryImport(Library)]
    internal static partial int OleInitialize(nint reserved);

    [LibraryImport(Library)]
    internal static partial void OleUninitialize();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf16)]
    internal static partial int CLSIDFromProgID(string progId, out Guid classId);

    [LibraryImport(Library)]
    internal static partial int CoCreateInstance(in Guid classId, nint outer, uint context, in Guid interfaceId, out nint instance);
}
