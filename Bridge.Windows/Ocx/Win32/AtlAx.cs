using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Kiwoom.Bridge.Ocx.Win32;

/// <summary>ATL's container for controls, which is part of Windows.</summary>
[SupportedOSPlatform("windows")]
internal static partial class AtlAx
{
    /// <summary>Class of windows that create the control which their text names and keep it as its container.</summary>
    internal const string WindowClassName = "AtlAxWin";

    private const string Library = "atl.dll";

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool AtlAxWinInit();

    [LibraryImport(Library)]
    internal static partial int AtlAxGetControl(nint window, out nint unknown);
}
