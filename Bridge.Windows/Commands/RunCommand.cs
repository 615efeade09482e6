using System.CommandLine;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge run</c>: the node's process.</summary>
internal static class RunCommand
{
    private const string AkkaScheme = "akka.ssl.tcp";

    internal static Command Create(TimeProvider machine)
    {
        var data = CommandLine.Data();
        var gateway = new Option<Uri?>("--gateway")
        {
            Description = "the gateway's address, where it is not the enrolled one any more",
            HelpName = BuiltEngine.DialsAkka ? $"{AkkaScheme}://kiwoom@HOST:PORT or wss://HOST:PORT/link" : "wss://HOST:PORT/link",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address)
                    && (address.Scheme == Uri.UriSchemeWss || (BuiltEngine.DialsAkka && address is { Scheme: AkkaScheme, UserInfo.Length: > 0, Port: > 0 })))
                    return address;

                result.AddError(BuiltEngine.DialsAkka
                    ? $"--gateway takes {AkkaScheme}://kiwoom@HOST:PORT, or an address that begins with wss://"
                    : "--gateway takes an address that begins with wss://");
                return null;
            },
        };
        var akka = new Option<string?>("--akka") { Description = "an akka.hocon laid over the built-in one; for a bridge that is built with Akka.NET", HelpName = "FILE" };
        var enrol = new Option<string?>("--enrol") { Description = "enrol with this code first", HelpName = "CODE" };
        var mode = new Option<TradingMode>("--mode") { Description = "the server that this bridge is meant for", DefaultValueFactory = _ => TradingMode.Paper };
        var simulated = new Option<bool>("--simulated") { Description = "a simulated Kiwoom instead of the OCX" };
        var pressNotices = new Option<bool>("--press-notices") { Description = "press Kiwoom's notices of 04:45 and 06:50 away; no other window is ever pressed" };
        var offScreen = new Option<bool>("--show-off-screen") { Description = "give the control a parent window that is shown off the screen; try it where no login window opens" };
        var prices = new Option<string?>("--prices") { Description = "daily bars for the simulated exchange (CODE.csv)", HelpName = "DIR" };
        var seed = new Option<int>("--seed") { Description = "seed of the simulated market", DefaultValueFactory = _ => 1, HelpName = "N" };
        var accounts = new Option<string>("--accounts")
        {
            Description = "accounts at the simulated broker, joined by commas",
            DefaultValueFactory = _ => "8112345611",
            HelpName = "NO,…",
        };
        var clock = new Option<string?>("--clock") { Description = "the directory whose clock.json is the market's clock; real time without it", HelpName = "DIR" };
        var stopOnEof = new Option<bool>("--stop-on-stdin-eof") { Description = "stop when standard input ends; for supervisors" };
        var recording = new RecordingArguments();
        var command = new Command("run", "Run the bridge until told to stop (Ctrl-C or SIGTERM)")
        {
            data, gateway, enrol, mode, simulated, pressNotices, offScreen, prices, seed, accounts, clock, akka, stopOnEof,
            recording.File, recording.Mask, recording.Limit,
        };
        command.SetAction(async (result, _) =>
        {
            var kiwoom = result.GetValue(simulated) ? KiwoomKind.Simulated : KiwoomKind.Ocx;
            if (kiwoom == KiwoomKind.Ocx && !OperatingSystem.IsWindows())
                return CommandLine.Fail("Kiwoom's control runs on Windows only: give --simulated for a simulated Kiwoom.", BridgeExitCode.Usage);
            if (Accounts(result.GetValue(accounts)!) is not { } numbers)
                return CommandLine.Fail("--accounts takes account numbers of ten digits, joined by commas.", BridgeExitCode.Usage);
            if (result.GetValue(akka) is not null && !BuiltEngine.DialsAkka)
                return CommandLine.Fail("--akka is for a bridge that is built with Akka.NET, and this one is not: './run.sh --engine akka' builds one (docs/engines.md).", BridgeExitCode.Usage);
            if (recording.Fault(result) is { } fault)
                return CommandLine.Fail(fault, BridgeExitCode.Usage);
            using var signals = new StopSignals(result.GetValue(stopOnEof));
            using var loggers = CommandLine.Loggers();
            return await BridgeProcess.Run(
                new BridgeProcessOptions
                {
                    DataDirectory = Path.GetFullPath(result.GetValue(data)!),
                    Gateway = result.GetValue(gateway),
                    AkkaFile = result.GetValue(akka),
                    EnrolmentCode = result.GetValue(enrol),
                    Mode = result.GetValue(mode),
                    Kiwoom = kiwoom,
                    PressesNotices = result.GetValue(pressNotices),
                    ShowsControlOffScreen = result.GetValue(offScreen),
                    PricesDirectory = result.GetValue(prices),
                    Seed = result.GetValue(seed),
                    Accounts = numbers,
                    ClockDirectory = result.GetValue(clock),
                    Recording = recording.Of(result),
                },
                machine,
                loggers,
                signals.Token).ConfigureAwait(false);
        });
        return command;
    }

    private static List<AccountNo>? Accounts(string text)
    {
        var accounts = new List<AccountNo>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!AccountNo.TryParse(part, out var account))
                return null;
            accounts.Add(account);
        }

        return accounts.Count == 0 ? null : accounts;
    }
}
