using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Kiwoom.Bridge.Ocx.Win32;

/// <summary>user32, as far as it is needed.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class User32
{
    internal const uint Popup = 0x80000000;
    internal const uint Child = 0x40000000;
    internal const uint Visible = 0x10000000;
    internal const uint ToolWindow = 0x00000080;
    internal const uint NoActivate = 0x08000000;

    internal const uint TimerMessage = 0x0113;
    internal const uint GetTextMessage = 0x000D;
    internal const uint ClickMessage = 0x00F5;
    internal const uint FirstOwnMessage = 0x8000;

    /// <summary>Parent of windows that only carry messages.</summary>
    internal const nint MessageOnly = -3;

    private const string Library = "user32.dll";

    [LibraryImport(Library, EntryPoint = "RegisterClassExW", SetLastError = true)]
    internal static partial ushort RegisterClass(WindowClass* windowClass);

    [LibraryImport(Library, EntryPoint = "CreateWindowExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    internal static partial nint CreateWindow(
        uint extendedStyle, string className, string? text, uint style, int x, int y, int width, int height, nint parent, nint menu, nint instance, nint parameter);

    [LibraryImport(Library, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool DestroyWindow(nint window);

    [LibraryImport(Library, EntryPoint = "DefWindowProcW")]
    internal static partial nint DefaultProcedure(nint window, uint message, nuint wParam, nint lParam);

    [LibraryImport(Library, EntryPoint = "GetMessageW", SetLastError = true)]
    internal static partial int GetMessage(NativeMessage* message, nint window, uint first, uint last);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool TranslateMessage(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "DispatchMessageW")]
    internal static partial nint DispatchMessage(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "PostMessageW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool PostMessage(nint window, uint message, nuint wParam, nint lParam);

    [LibraryImport(Library)]
    internal static partial void PostQuitMessage(int exitCode);

    [LibraryImport(Library, SetLastError = true)]
    internal static partial nuint SetTimer(nint window, nuint id, uint milliseconds, nint procedure);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool EnumWindows(delegate* unmanaged[Stdcall]<nint, nint, int> found, nint parameter);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool EnumChildWindows(nint parent, delegate* unmanaged[Stdcall]<nint, nint, int> found, nint parameter);

    [LibraryImport(Library)]
    internal static partial uint GetWindowThreadProcessId(nint window, uint* process);

    [LibraryImport(Library)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool IsWindowVisible(nint window);

    [LibraryImport(Library, EntryPoint = "GetClassNameW")]
    internal static partial int GetClassName(nint window, char* buffer, int length);

    /// <summary>The title without asking the window's thread, which may be stuck.</summary>
    [LibraryImport(Library)]
    internal static partial int InternalGetWindowText(nint window, char* buffer, int length);

    [LibraryImport(Library, EntryPoint = "SendMessageTimeoutW")]
    internal static partial nint SendMessageTimeout(nint window, uint message, nuint wParam, char* lParam, uint flags, uint milliseconds, nuint* result);
}
