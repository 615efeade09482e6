using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Kiwoom.Bridge.Ocx.Win32;

/// <summary>Windows on the desktop, read without waiting for a thread that does not answer.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe class DesktopWindows
{
    private const int LongestText = 1024;
    private const uint AbortIfHung = 2;
    private const uint PatienceMilliseconds = 200;
    private const int MostChildren = 100;

    internal static List<nint> TopLevel() => Collect(list => User32.EnumWindows(&Found, list));

    internal static List<nint> Children(nint window)
    {
        var children = Collect(list => User32.EnumChildWindows(window, &Found, list));
        return children.Count > MostChildren ? children[..MostChildren] : children;
    }

    internal static uint ProcessOf(nint window)
    {
        uint process = 0;
        _ = User32.GetWindowThreadProcessId(window, &process);
        return process;
    }

    internal static string ClassOf(nint window)
    {
        var buffer = stackalloc char[256];
        return new string(buffer, 0, Math.Max(0, User32.GetClassName(window, buffer, 256)));
    }

    internal static string TitleOf(nint window)
    {
        var buffer = stackalloc char[LongestText];
        return new string(buffer, 0, Math.Max(0, User32.InternalGetWindowText(window, buffer, LongestText)));
    }

    /// <summary>A control's text; empty where its thread does not answer in time.</summary>
    internal static string TextOf(nint window)
    {
        var buffer = stackalloc char[LongestText];
        nuint length = 0;
        return User32.SendMessageTimeout(window, User32.GetTextMessage, LongestText, buffer, AbortIfHung, PatienceMilliseconds, &length) == 0
            ? string.Empty
            : new string(buffer, 0, (int)Math.Min(length, LongestText - 1));
    }

    private static List<nint> Collect(Action<nint> enumerate)
    {
        var found = new List<nint>();
        var handle = GCHandle.Alloc(found);
        try
        {
            enumerate(GCHandle.ToIntPtr(handle));
        }
        finally
        {
            handle.Free();
        }

        return found;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static int Found(nint window, nint list)
    {
        ((List<nint>)GCHandle.FromIntPtr(list).Target!).Add(window);
        return 1;
    }
}
