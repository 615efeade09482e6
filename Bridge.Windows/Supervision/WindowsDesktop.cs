using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Kiwoom.Bridge.Supervision;

/// <summary>Looks for the update's dialogs by their titles. Source of the titles: fact sheet §2.5 and public automation of this sequence; not
/// seen by the authors [U]. Windows does not let a program without administrator's rights press buttons of one that has them: then a person must.</summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsDesktop : IUpdateDesktop
{
    private const string PopupTitle = "opstarter";
    private const string FailureTitle = "opversionup";
    private const string ConfirmationTitle = "업그레이드 확인";
    private const string UpdaterProcess = "opversionup";

    // Dialogs made by the system: message boxes, and what MFC makes of resources.
    private const string DialogClass = "#32770";
    private const uint Command = 0x0111;
    private const nint Ok = 1;

    public UpdateSight Look() => new(IsOpen(PopupTitle), IsOpen(ConfirmationTitle), IsOpen(FailureTitle), IsRunning(UpdaterProcess));

    public bool PressPopup() => Press(PopupTitle);

    public bool PressConfirmation() => Press(ConfirmationTitle);

    private static bool IsOpen(string title) => Find(title) is not 0 and var window && IsWindowVisible(window);

    private static bool Press(string title) => Find(title) is not 0 and var window && PostMessage(window, Command, Ok, 0);

    private static nint Find(string title) => FindWindow(DialogClass, title);

    private static bool IsRunning(string name)
    {
        var found = Process.GetProcessesByName(name);
        foreach (var process in found)
            process.Dispose();
        return found.Length > 0;
    }

    [LibraryImport("user32.dll", EntryPoint = "FindWindowW", StringMarshalling = StringMarshalling.Utf16)]
    private static partial nint FindWindow(string className, string title);

    [LibraryImport("user32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool IsWindowVisible(nint window);

    [LibraryImport("user32.dll", EntryPoint = "PostMessageW")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool PostMessage(nint window, uint message, nint wide, nint extra);
}
