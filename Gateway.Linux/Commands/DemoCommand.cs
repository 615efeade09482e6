using System.CommandLine;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Demo;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>demo</c>: a gateway and a bridge on a simulated Kiwoom; what <c>./run.sh</c> starts.</summary>
internal static class DemoCommand
{
    internal static Command Create(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var bridge = new Option<string>("--bridge") { Description = "the bridge's assembly", Required = true, HelpName = "FILE" };
        var prices = new Option<string?>("--prices") { Description = "daily bars to follow: CODE.csv with date,open,high,low,close,volume", HelpName = "DIR" };
        var port = new Option<int>("--port") { Description = "HTTP port on the loopback address; the link takes the next one", DefaultValueFactory = _ => 8080, HelpName = "N" };
        var speed = new Option<int>("--speed") { Description = "market seconds a second, 1 to 100000", DefaultValueFactory = _ => 60, HelpName = "X" };
        var seed = new Option<int>("--seed") { Description = "seed of the simulated market", DefaultValueFactory = _ => 1, HelpName = "N" };
        var seconds = new Option<int?>("--for") { Description = "stop after so many seconds; the last line on standard output is then one JSON object", HelpName = "SECONDS" };
        var command = new Command("demo", "Trade on a simulated Kiwoom: starts a gateway and a bridge and starts again whichever dies")
        {
            data, bridge, prices, port, speed, seed, seconds,
        };
        command.SetAction(async (result, _) =>
        {
            if (result.GetValue(port) is not (>= 1 and <= 65534) and var wrongPort)
                return CommonOptions.Fail($"--port takes 1 to 65534, not {wrongPort}", ExitCode.Usage);

            if (result.GetValue(speed) is not (>= 1 and <= Actors.Runtime.ClockAnchor.HighestSpeed) and var wrongSpeed)
                return CommonOptions.Fail($"--speed takes 1 to {Actors.Runtime.ClockAnchor.HighestSpeed}, not {wrongSpeed}", ExitCode.Usage);

            if (result.GetValue(seconds) is <= 0)
                return CommonOptions.Fail("--for takes a positive number of seconds", ExitCode.Usage);

            var options = new DemoOptions
            {
                BridgeAssembly = Path.GetFullPath(result.GetValue(bridge)!),
                DataDirectory = Path.GetFullPath(result.GetValue(data)!),
                PricesDirectory = result.GetValue(prices) is { } directory ? Path.GetFullPath(directory) : null,
                Port = result.GetValue(port),
                Speed = result.GetValue(speed),
                Seed = result.GetValue(seed),
                For = result.GetValue(seconds) is { } span ? TimeSpan.FromSeconds(span) : null,
            };
            if (!File.Exists(options.BridgeAssembly))
                return CommonOptions.Fail($"{options.BridgeAssembly} does not exist; './run.sh' builds it", ExitCode.NothingThere);

            try
            {
                return await Run(options, machine).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is PriceFileException or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                return CommonOptions.Fail(fault.Message);
            }
        });
        return command;
    }

    private static async Task<int> Run(DemoOptions options, TimeProvider machine)
    {
        IReadOnlyList<TradingDay>? days = options.PricesDirectory is { } prices ? [.. DailyBarCsv.ReadFolder(prices).TradingDays] : null;
        PrivateFile.PrepareDirectory(options.DataDirectory);
        DemoSettings.Ensure(options.DataDirectory);
        using var signals = new StopSignals(onInputEnd: false);
        var clock = DemoClock.Begin(options.DataDirectory, machine, options.Speed, days);
        var korean = clock.Start.ToOffset(TradingDay.KoreaOffset);
        Console.WriteLine($"data in {options.DataDirectory}; market time begins at {korean:yyyy-MM-dd HH:mm:ss} KST and runs {options.Speed} times as fast as yours");
        Console.WriteLine($"logs in {options.LogFile("gateway")} and {options.LogFile("bridge")}; Ctrl-C stops");
        return await new DemoSession(options, machine, Console.Out, Console.Error).Run(clock, options.Port + 1, signals.Token).ConfigureAwait(false);
    }
}
