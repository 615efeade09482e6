using System.CommandLine;
using System.Globalization;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Supervision;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge supervise</c>: starts the node and keeps it running.</summary>
internal static class SuperviseCommand
{
    internal static Command Create(TimeProvider machine)
    {
        var data = CommandLine.Data();
        var daily = new Option<string>("--daily-restart")
        {
            Description = "when the node is restarted each day, Korean time, 07:00 to 07:30; 'off' for never",
            DefaultValueFactory = _ => "07:05",
            HelpName = "HH:MM",
        };
        var grace = Seconds("--grace", "how long a node may take to stop before it is killed", 30);
        var blocked = Seconds("--blocked-after", "how long Kiwoom's thread may be blocked, while no person is needed, before the node is restarted", 300);
        var stale = Seconds("--stale-after", "how long the node's heartbeat may stay away before it is restarted", 30);
        var clock = new Option<string?>("--clock") { Description = "the directory whose clock.json is the market's clock; handed on to the node", HelpName = "DIR" };
        var logFile = new Option<string?>("--log-file") { Description = "also log to this file, the node's lines included", HelpName = "FILE" };
        var logSize = new Option<int>("--log-size") { Description = "megabytes after which the log file is rotated", DefaultValueFactory = _ => 10, HelpName = "MB" };
        var logFiles = new Option<int>("--log-files") { Description = "older log files that are kept", DefaultValueFactory = _ => 10, HelpName = "N" };
        var hidden = new Option<bool>("--hidden") { Description = "let the console window go (Windows); needs --log-file" };
        var leaveUpdates = new Option<bool>("--leave-updates") { Description = "do not act on Kiwoom's version update window" };
        var stopOnEof = new Option<bool>("--stop-on-stdin-eof") { Description = "stop when standard input ends" };
        var run = new Argument<string[]>("RUN-OPTION") { Description = "options of 'run' for the node, after --", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "supervise",
            "Start the node and keep it running: daily restart, restart after crashes, hangs, logouts and Kiwoom's updates. Stop it with Ctrl-C or 'kiwoom-bridge stop'\n\n"
            + "Exit codes: 0 told to stop, or the node was; 2 wrong command line; 3 another supervisor has the data directory; 4 not enrolled")
        {
            data, daily, grace, blocked, stale, clock, logFile, logSize, logFiles, hidden, leaveUpdates, stopOnEof, run,
        };
        command.SetAction(async (result, _) =>
        {
            var directory = Path.GetFullPath(result.GetValue(data)!);
            if (!TryDaily(result.GetValue(daily)!, out var at))
                return CommandLine.Fail("--daily-restart takes a Korean time from 07:00 to 07:30, or 'off'.", BridgeExitCode.Usage);
            if (result.GetValue(logSize) is < 1 or > 10_000 || result.GetValue(logFiles) is < 0 or > 1_000)
                return CommandLine.Fail("--log-size takes 1 to 10000, --log-files 0 to 1000.", BridgeExitCode.Usage);
            if (result.GetValue(hidden) && result.GetValue(logFile) is null)
                return CommandLine.Fail("--hidden needs --log-file: without a console nobody would see what happens.", BridgeExitCode.Usage);
            var node = NodeArguments(directory, result.GetValue(clock), result.GetValue(run) ?? []);
            if (RunCommand.Create(machine).Parse([.. node.Skip(1)]).Errors is [var error, ..])
                return CommandLine.Fail($"After -- come options of 'kiwoom-bridge run': {error.Message}", BridgeExitCode.Usage);

            Directory.CreateDirectory(directory);
            using var only = SupervisorLock.Take(directory);
            if (only is null)
                return CommandLine.Fail(InUse(directory), BridgeExitCode.InUse);
            if (result.GetValue(hidden))
                ConsoleWindow.LetGo();
            try
            {
                using var log = result.GetValue(logFile) is { } path ? new RotatingLog(path, result.GetValue(logSize) * 1024L * 1024L, result.GetValue(logFiles)) : null;
                using var loggers = CommandLine.Loggers(log);
                using var signals = new StopSignals(result.GetValue(stopOnEof), heedsInterrupt: true);
                var options = new SupervisorOptions
                {
                    DataDirectory = directory,
                    Node = NodeCommand.OfThisProgram(node),
                    Clocks = BridgeTime.Of(result.GetValue(clock), machine).Clocks,
                    Restarts = new RestartOptions
                    {
                        DailyAt = at,
                        Grace = TimeSpan.FromSeconds(result.GetValue(grace)),
                        BlockedAfter = TimeSpan.FromSeconds(result.GetValue(blocked)),
                        StaleAfter = TimeSpan.FromSeconds(result.GetValue(stale)),
                    },
                    Desktop = OperatingSystem.IsWindows() && !result.GetValue(leaveUpdates) ? new WindowsDesktop() : new NoDesktop(),
                    NodeLine = line => PassOn(line, log),
                };
                return await new Supervisor(options, loggers.CreateLogger<Supervisor>()).Run(signals.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return CommandLine.Fail($"The supervisor cannot run: {fault.Message}", BridgeExitCode.Failed);
            }
        });
        return command;
    }

    /// <summary>The node's arguments.</summary>
    internal static IReadOnlyList<string> NodeArguments(string directory, string? clock, IReadOnlyList<string> more) =>
        ["run", "--data", directory, "--stop-on-stdin-eof", .. clock is null ? (string[])[] : ["--clock", Path.GetFullPath(clock)], .. more];

    /// <summary>Reads the time of the daily restart.</summary>
    internal static bool TryDaily(string text, out TimeOnly? at)
    {
        at = null;
        if (text == "off")
            return true;
        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            || read < RestartOptions.WindowFrom || read > RestartOptions.WindowTo)
        {
            return false;
        }

        at = read;
        return true;
    }

    private static Option<int> Seconds(string name, string description, int otherwise)
    {
        var option = new Option<int>(name) { Description = $"{description}; seconds, 5 to 86400", DefaultValueFactory = _ => otherwise, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 5 or > 86_400)
                result.AddError($"{name} takes 5 to 86400 seconds");
        });
        return option;
    }

    private static string InUse(string directory) =>
        $"Another supervisor{(Status.StatusFile.ReadSupervisor(directory) is { } other ? $" (process {other.Process}, since {other.Since:u})" : "")} has {directory}. "
        + "Stop it with 'kiwoom-bridge stop', or give this one a directory of its own with --data.";

    private static void PassOn(string line, RotatingLog? log)
    {
        log?.Write($"[node] {line}");
        Console.Error.WriteLine($"[node] {line}");
    }
}
