using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>Windows' message box: a modal window with a message loop of its own.</summary>
[SupportedOSPlatform("windows")]
internal static partial class MessageBox
{
    /// <summary>Shows it and gives the button's number.</summary>
    internal static int Show(string title, string text) => MessageBoxW(0, text, title, 0);

    [LibraryImport("user32.dll", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int MessageBoxW(nint owner, string text, string caption, uint type);
}
