using System.Runtime.InteropServices;

namespace Kiwoom.Bridge.Commands;

/// <summary>The console's window.</summary>
internal static partial class ConsoleWindow
{
    /// <summary>Lets the console go, with its window where nobody else uses it; nothing but on Windows.</summary>
    internal static void LetGo()
    {
        if (!OperatingSystem.IsWindows())
            return;
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        FreeConsole();
    }

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FreeConsole();
}
