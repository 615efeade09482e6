using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Kiwoom.Chaos;

/// <summary>The command line of <c>./chaos.sh</c>.</summary>
internal static class ChaosCommand
{
    private const int Failed = 1;
    private const int Usage = 2;
    private const int Impossible = 3;
    private const int MostFindingsShown = 40;

    /// <summary>The command.</summary>
    internal static RootCommand Create()
    {
        var kills = new Option<int>("--kills") { Description = "SIGKILLs to send to running nodes", DefaultValueFactory = _ => 100, HelpName = "N" };
        var seed = new Option<int?>("--seed") { Description = "the faults' plan, the clients and the market are functions of it; another one each time without", HelpName = "N" };
        var speed = new Option<int>("--speed") { Description = "market seconds a second", DefaultValueFactory = _ => 30, HelpName = "X" };
        var data = new Option<string?>("--data") { Description = "an empty or new directory for journals, ledger and logs, which stays; without it a temporary one, which stays only where something is wrong", HelpName = "DIR" };
        var gateway = new Option<string>("--gateway-assembly") { Description = "the gateway", Required = true, HelpName = "FILE" };
        var bridge = new Option<string>("--bridge-assembly") { Description = "the bridge", Required = true, HelpName = "FILE" };
        var command = new RootCommand(
            "Trade on a simulated Kiwoom with the real gateway and bridge processes, kill them, break the link between them and fill their disks, and compare the "
            + "exchange's truth with the journal, positions and cash.\n\n"
            + "The last line on standard output is one JSON object. Exit codes: 0 all is well, 1 something is wrong, 2 wrong command line, 3 this machine lacks something.")
        {
            kills, seed, speed, data, gateway, bridge,
        };
        command.SetAction(async (result, _) =>
        {
            if (result.GetValue(kills) is < 1 or > 100_000)
                return Fail("--kills takes 1 to 100000", Usage);
            if (result.GetValue(speed) is < 1 or > 1_000)
                return Fail("--speed takes 1 to 1000", Usage);
            foreach (var file in (string[])[result.GetValue(gateway)!, result.GetValue(bridge)!])
            {
                if (!File.Exists(file))
                    return Fail($"{file} does not exist; './chaos.sh' builds it", Usage);
            }

            var given = result.GetValue(data);
            if (given is not null && Directory.Exists(given) && Directory.EnumerateFileSystemEntries(given).Any())
                return Fail($"{given} is not empty", Usage);

            var options = new ChaosOptions
            {
                GatewayAssembly = Path.GetFullPath(result.GetValue(gateway)!),
                BridgeAssembly = Path.GetFullPath(result.GetValue(bridge)!),
                DataDirectory = given is null ? Directory.CreateTempSubdirectory("kiwoom-chaos-").FullName : Directory.CreateDirectory(Path.GetFullPath(given)).FullName,
                Kills = result.GetValue(kills),
                Seed = result.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000),
                Speed = result.GetValue(speed),
                KeepsData = given is not null,
            };
            return await Run(options).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> Run(ChaosOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var since = Stopwatch.GetTimestamp();
        Say($"seed {options.Seed}, {options.Kills} kills, data in {options.DataDirectory}");
        try
        {
            var report = await new ChaosRun(options, Say).Run(stop.Token).ConfigureAwait(false);
            foreach (var finding in report.Findings.Take(MostFindingsShown))
                Say($"WRONG: {finding}");
            if (report.Violations > MostFindingsShown)
                Say($"… and {report.Violations - MostFindingsShown} more");
            if (report.Violations > 0)
                Say($"The data is in {options.DataDirectory}. The same plan again: ./chaos.sh --kills {options.Kills} --seed {options.Seed} --speed {options.Speed}");
            else if (!options.KeepsData)
                Directory.Delete(options.DataDirectory, recursive: true);
            Console.WriteLine(report);
            return report.Violations == 0 ? 0 : Failed;
        }
        catch (ChaosException fault)
        {
            return Fail(fault.Message, Impossible);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Fail($"interrupted; the data is in {options.DataDirectory}", Failed);
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }

        void Say(string text) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(since).TotalSeconds,6:0.0} s  {text}"));
    }

    private static int Fail(string text, int exitCode)
    {
        Console.Error.WriteLine(text);
        return exitCode;
    }
}
