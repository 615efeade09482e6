using System.Diagnostics;
using System.Runtime.Versioning;
using Kiwoom.Bridge.Dialogs;
using Kiwoom.Bridge.Ocx.Pump;
using Kiwoom.Bridge.Ocx.Win32;

namespace Kiwoom.Bridge.Ocx;

/// <summary>Kiwoom's windows on this desktop: those of this process, in which the control lives, and those of Kiwoom's updaters.</summary>
[SupportedOSPlatform("windows")]
internal sealed class DesktopDialogSource : IDialogSource
{
    // A console's window says that it is its program's.
    private static readonly HashSet<string> _notKiwooms = new(StringComparer.Ordinal) { PumpWindow.ClassName, "ConsoleWindowClass", "PseudoConsoleWindow" };

    /// <inheritdoc/>
    public IReadOnlyList<DialogWindow> List()
    {
        var names = new Dictionary<uint, string> { [(uint)Environment.ProcessId] = OwnName() };
        foreach (var helper in Process.GetProcesses())
        {
            using (helper)
            {
                if (DialogClassifier.IsUpdater(helper.ProcessName))
                    names[(uint)helper.Id] = helper.ProcessName;
            }
        }

        var found = new List<DialogWindow>();
        foreach (var window in DesktopWindows.TopLevel())
        {
            if (!names.TryGetValue(DesktopWindows.ProcessOf(window), out var process) || !User32.IsWindowVisible(window))
                continue;
            var className = DesktopWindows.ClassOf(window);
            if (!_notKiwooms.Contains(className))
                found.Add(Read(window, process, className));
        }

        return found;
    }

    /// <inheritdoc/>
    public bool Press(DialogWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var buttons = DesktopWindows.Children((nint)window.Handle).Where(c => DesktopWindows.ClassOf(c) == "Button").ToList();
        return buttons.Count == 1 && User32.PostMessage(buttons[0], User32.ClickMessage, 0, 0);
    }

    // Fields in which people type are not read.
    private static DialogWindow Read(nint window, string process, string className)
    {
        var texts = new List<string>();
        var buttons = new List<string>();
        foreach (var child in DesktopWindows.Children(window))
        {
            switch (DesktopWindows.ClassOf(child))
            {
                case "Static" when DesktopWindows.TextOf(child) is { Length: > 0 } text:
                    texts.Add(text);
                    break;
                case "Button":
                    buttons.Add(DesktopWindows.TextOf(child));
                    break;
            }
        }

        return new DialogWindow(window, process, className, DesktopWindows.TitleOf(window), string.Join(' ', texts), buttons);
    }

    private static string OwnName()
    {
        using var own = Process.GetCurrentProcess();
        return own.ProcessName;
    }
}
