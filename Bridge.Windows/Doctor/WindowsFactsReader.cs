using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Kiwoom.Bridge.Ocx;
using Microsoft.Win32;

namespace Kiwoom.Bridge.Doctor;

/// <summary>Looks at Windows.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsFactsReader
{
    private const string AutoLoginFile = @"system\Autologin.dat";
    private static readonly string[] _runtime = ["mfc100.dll", "msvcr100.dll"];

    internal static WindowsFacts Read()
    {
        var (_, control32, control64) = ControlRegistration.Read();
        using var process = Process.GetCurrentProcess();
        return new WindowsFacts
        {
            IsServer = IsServer(),
            Wine = WineVersion(),
            Control32 = control32,
            Control64 = control64,
            FileExists = File.Exists,
            AnsiCodePage = GetACP(),
            MissingRuntime = [.. _runtime.Where(file => !File.Exists(Path.Combine(SystemDirectory(control32 is not null || control64 is null), file)))],
            Session = process.SessionId,
            AutoLoginWrittenAt = AutoLogin(control32 ?? control64),
        };
    }

    // 32-bit programs see SysWOW64 as their system directory.
    private static string SystemDirectory(bool is32Bit) =>
        is32Bit && Environment.Is64BitOperatingSystem ? Environment.GetFolderPath(Environment.SpecialFolder.SystemX86) : Environment.SystemDirectory;

    private static DateTimeOffset? AutoLogin(string? control)
    {
        if (Path.GetDirectoryName(control) is not { } directory)
            return null;
        var file = new FileInfo(Path.Combine(directory, AutoLoginFile));
        return file.Exists ? file.LastWriteTimeUtc : null;
    }

    private static bool IsServer()
    {
        using var key = Registry.LocalMachine.OpenSubKey(@"SYSTEM\CurrentControlSet\Control\ProductOptions");
        return key?.GetValue("ProductType") is string type && type != "WinNT";
    }

    private static unsafe string? WineVersion() =>
        NativeLibrary.TryLoad("ntdll.dll", out var ntdll) && NativeLibrary.TryGetExport(ntdll, "wine_get_version", out var version)
            ? Marshal.PtrToStringAnsi(((delegate* unmanaged<nint>)version)())
            : null;

    [LibraryImport("kernel32.dll")]
    private static partial int GetACP();
}
