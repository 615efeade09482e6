using System.CommandLine;
using Kiwoom.Bridge.Autostart;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge install</c> and <c>uninstall</c>: start at the user's logon.</summary>
internal static class InstallCommand
{
    /// <summary>The supervisor's log below the data directory.</summary>
    private const string LogFileName = "log/bridge.log";

    internal static Command Create(TimeProvider machine)
    {
        var data = CommandLine.Data();
        var startup = Startup();
        var name = Name();
        var dryRun = DryRun();
        var logFile = new Option<string?>("--log-file") { Description = $"where the supervisor logs to ({LogFileName} below the data directory without it)", HelpName = "FILE" };
        var daily = new Option<string>("--daily-restart") { Description = "see 'supervise'", DefaultValueFactory = _ => "07:05", HelpName = "HH:MM" };
        var shown = new Option<bool>("--console") { Description = "keep a console window open, to see what happens" };
        var run = new Argument<string[]>("RUN-OPTION") { Description = "options of 'run' for the node, after --", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "install",
            "Start the supervisor whenever this user logs on to the desktop. Again with other options replaces it; nothing is started now\n\nExit codes: 0 done, 1 Windows refused, 2 wrong command line")
        {
            data, startup, name, dryRun, logFile, daily, shown, run,
        };
        command.SetAction(result =>
        {
            if (!TryKind(result.GetValue(startup)!, out var kind))
                return CommandLine.Fail("--startup takes 'task' or 'run-key'.", BridgeExitCode.Usage);
            if (!IsName(result.GetValue(name)))
                return CommandLine.Fail("--name takes 1 to 32 letters, digits, spaces, - and _.", BridgeExitCode.Usage);
            if (!SuperviseCommand.TryDaily(result.GetValue(daily)!, out _))
                return CommandLine.Fail("--daily-restart takes a Korean time from 07:00 to 07:30, or 'off'.", BridgeExitCode.Usage);
            var directory = Path.GetFullPath(result.GetValue(data)!);
            var more = result.GetValue(run) ?? [];
            if (RunCommand.Create(machine).Parse([.. SuperviseCommand.NodeArguments(directory, null, more).Skip(1)]).Errors is [var error, ..])
                return CommandLine.Fail($"After -- come options of 'kiwoom-bridge run': {error.Message}", BridgeExitCode.Usage);

            var log = Path.GetFullPath(result.GetValue(logFile) ?? Path.Combine(directory, LogFileName));
            var node = NodeCommand.OfThisProgram([
                "supervise", "--data", directory, "--log-file", log, "--daily-restart", result.GetValue(daily)!,
                .. result.GetValue(shown) ? (string[])[] : ["--hidden"],
                .. more.Length == 0 ? (string[])[] : ["--", .. more],
            ]);
            return Do(windows => windows.Install(kind, Installation.NameFor(result.GetValue(name)), node, result.GetValue(dryRun)));
        });
        return command;
    }

    internal static Command CreateUninstall()
    {
        var name = Name();
        var dryRun = DryRun();
        var command = new Command("uninstall", "Undo 'install'. A supervisor that runs goes on until 'kiwoom-bridge stop'; data and keys stay") { name, dryRun };
        command.SetAction(result => !IsName(result.GetValue(name))
            ? CommandLine.Fail("--name takes 1 to 32 letters, digits, spaces, - and _.", BridgeExitCode.Usage)
            : Do(windows => windows.Uninstall(Installation.NameFor(result.GetValue(name)), result.GetValue(dryRun))));
        return command;
    }

    private static int Do(Func<Installation, IReadOnlyList<string>> work)
    {
        if (!OperatingSystem.IsWindows())
            return CommandLine.Fail("Only on Windows: elsewhere, let your service manager start 'kiwoom-bridge supervise'.", BridgeExitCode.Failed);
        try
        {
            foreach (var line in work(new Installation(new WindowsStartup())))
                Console.WriteLine(line);
            return BridgeExitCode.Ok;
        }
        catch (Exception fault) when (fault is AutostartException or IOException or UnauthorizedAccessException)
        {
            return CommandLine.Fail(fault.Message, BridgeExitCode.Failed);
        }
    }

    private static bool TryKind(string text, out StartupKind kind)
    {
        kind = text == "run-key" ? StartupKind.RunKey : StartupKind.Task;
        return text is "task" or "run-key";
    }

    private static bool IsName(string? name) => name is null || (name.Length is >= 1 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '_'));

    private static Option<string> Startup() =>
        new("--startup") { Description = "a task of the Task Scheduler, or a value under the user's Run key", DefaultValueFactory = _ => "task", HelpName = "task|run-key" };

    private static Option<string?> Name() => new("--name") { Description = "tells several bridges of one user apart", HelpName = "NAME" };

    private static Option<bool> DryRun() => new("--dry-run") { Description = "only print what would be done" };
}
