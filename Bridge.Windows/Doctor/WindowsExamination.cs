namespace Kiwoom.Bridge.Doctor;

/// <summary>What concerns Windows and Kiwoom's control only. Source: fact sheet §1.1, §1.2, §2.4 and §11, no. 14 and 24.</summary>
internal static class WindowsExamination
{
    private const int Korean = 949;
    private static readonly TimeSpan _manualLoginEvery = TimeSpan.FromDays(7);
    private static readonly string[] _checks = ["control", "bitness", "code page", "VC++ 2010", "desktop", "auto-login", "antivirus"];

    internal static IEnumerable<Finding> Judge(MachineFacts facts) => facts.Windows is { } windows
        ? [Control(windows), Bitness(facts, windows), CodePage(windows), Runtime(windows), Desktop(windows), AutoLogin(facts, windows), Antivirus(facts, windows)]
        : _checks.Select(check => new Finding(check, Severity.NotApplicable, "Windows only"));

    private static Finding Control(WindowsFacts windows)
    {
        var registered = new[] { windows.Control32, windows.Control64 }.OfType<string>().ToList();
        if (registered.Count == 0)
        {
            return new("control", Severity.Failed,
                @"Kiwoom's control is not registered: install Kiwoom Open API+ (키움 Open API+), or as administrator run C:\Windows\SysWOW64\regsvr32.exe C:\OpenAPI\khopenapi.ocx");
        }

        return registered.FirstOrDefault(file => !windows.FileExists(file)) is { } missing
            ? new("control", Severity.Failed, $"registered as {missing}, but that file is not there: install Kiwoom Open API+ again")
            : new("control", Severity.Ok, string.Join(", ", registered));
    }

    private static Finding Bitness(MachineFacts facts, WindowsFacts windows) => (facts.Is64BitProcess, windows.Control32, windows.Control64) switch
    {
        (_, null, null) => new("bitness", Severity.NotApplicable, "no control to match"),
        (true, not null, null) => new("bitness", Severity.Failed,
            "this is a 64-bit process, and the control is registered for 32-bit programs: install the x86 .NET 10 runtime and start the bridge with kiwoom-bridge.cmd, or with \"C:\\Program Files (x86)\\dotnet\\dotnet.exe\" kiwoom-bridge.dll"),
        (false, null, not null) => new("bitness", Severity.Failed,
            "this is a 32-bit process, and the control is registered for 64-bit programs only: Kiwoom's own control is 32-bit; install Kiwoom Open API+ again"),
        (true, _, _) => new("bitness", Severity.Warning, "64-bit process and control: Kiwoom ships and supports 32-bit only"),
        _ => new("bitness", Severity.Ok, "32-bit process and control"),
    };

    private static Finding CodePage(WindowsFacts windows) => windows.AnsiCodePage == Korean
        ? new("code page", Severity.Ok, "949 (Korean)")
        : new("code page", Severity.Failed,
            $"the system's ANSI code page is {windows.AnsiCodePage}, so Kiwoom's Korean texts arrive damaged: Control Panel, Region, Administrative, 'Change system locale' to Korean, without the UTF-8 option, and restart Windows");

    private static Finding Runtime(WindowsFacts windows) => windows.MissingRuntime.Count == 0
        ? new("VC++ 2010", Severity.Ok, "installed")
        : new("VC++ 2010", Severity.Failed, $"{string.Join(" and ", windows.MissingRuntime)} not found: install the Microsoft Visual C++ 2010 SP1 redistributable (x86)");

    private static Finding Desktop(WindowsFacts windows) => windows.Session != 0
        ? new("desktop", Severity.Ok, $"session {windows.Session}")
        : new("desktop", Severity.Failed, "session 0 has no desktop, and the control cannot live there: log on to the desktop as the user who trades; never run the bridge as a service");

    private static Finding AutoLogin(MachineFacts facts, WindowsFacts windows)
    {
        if (windows.Control32 is null && windows.Control64 is null)
            return new("auto-login", Severity.NotApplicable, "no control");
        if (windows.AutoLoginWrittenAt is not { } at)
        {
            return new("auto-login", Severity.Warning,
                "off: a person must type the password after every restart, once a day. To turn it on: log in by hand, then in Kiwoom's tray icon '계좌비밀번호 저장', register each account's password and tick AUTO");
        }

        var age = facts.Now - at;
        return age <= _manualLoginEvery
            ? new("auto-login", Severity.Ok, $"on since {at:yyyy-MM-dd}")
            : new("auto-login", Severity.Warning,
                $"on since {at:yyyy-MM-dd}, {age.TotalDays:0} days ago. Auto-login skips Kiwoom's version updates, and a mandatory one cancels it: Kiwoom advises a login by hand once a week (take the tick from AUTO, log in, set it again)");
    }

    private static Finding Antivirus(MachineFacts facts, WindowsFacts windows)
    {
        var kiwoom = Path.GetDirectoryName((windows.Control32 ?? windows.Control64)?.Replace('\\', Path.DirectorySeparatorChar));
        return new("antivirus", Severity.Ok, $"cannot be looked into; exclude {(kiwoom is null ? "" : $"{kiwoom}, ")}{facts.DataDirectory} and {AppContext.BaseDirectory} from scanning on access");
    }
}
