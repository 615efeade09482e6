using System.CommandLine;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Link;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Kiwoom.Bridge.Hosting;

/// <summary>The command line of <c>kiwoom-bridge</c>.</summary>
public static class BridgeCommands
{
    /// <summary>All commands.</summary>
    public static RootCommand Create(TimeProvider machine) =>
        new("The Windows node: holds Kiwoom's control and carries orders, events and prices between it and the gateway.\n\n"
            + "Exit codes: 0 stopped as asked, 1 failed, 2 wrong command line, 3 data directory in use, 4 not enrolled, 75 wants to be started again.")
        {
            Run(machine),
            EnrolCommand(),
        };

    private static Option<string> Data() =>
        new("--data") { Description = "where the intent log, the outbox and the key are kept", DefaultValueFactory = _ => "./data/bridge", HelpName = "DIR" };

    private static Command Run(TimeProvider machine)
    {
        var data = Data();
        var gateway = new Option<Uri?>("--gateway")
        {
            Description = "the gateway's address, where it is not the enrolled one any more",
            HelpName = "wss://HOST:PORT/link",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeWss)
                    return address;

                result.AddError("--gateway takes an address that begins with wss://");
                return null;
            },
        };
        var enrol = new Option<string?>("--enrol") { Description = "enrol with this code first", HelpName = "CODE" };
        var mode = new Option<TradingMode>("--mode") { Description = "the server that this bridge is meant for", DefaultValueFactory = _ => TradingMode.Paper };
        var simulated = new Option<bool>("--simulated") { Description = "a simulated Kiwoom instead of the OCX" };
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
        var command = new Command("run", "Run the bridge until told to stop (Ctrl-C or SIGTERM)")
        {
            data, gateway, enrol, mode, simulated, prices, seed, accounts, clock, stopOnEof,
        };
        command.SetAction(async (result, _) =>
        {
            if (!result.GetValue(simulated))
                return Fail("This build plays Kiwoom only: give --simulated.", BridgeExitCode.Usage);
            if (Accounts(result.GetValue(accounts)!) is not { } numbers)
                return Fail("--accounts takes account numbers of ten digits, joined by commas.", BridgeExitCode.Usage);
            using var signals = new StopSignals(result.GetValue(stopOnEof));
            using var loggers = Loggers();
            return await BridgeProcess.Run(
                new BridgeProcessOptions
                {
                    DataDirectory = Path.GetFullPath(result.GetValue(data)!),
                    Gateway = result.GetValue(gateway),
                    EnrolmentCode = result.GetValue(enrol),
                    Mode = result.GetValue(mode),
                    PricesDirectory = result.GetValue(prices),
                    Seed = result.GetValue(seed),
                    Accounts = numbers,
                    ClockDirectory = result.GetValue(clock),
                },
                machine,
                loggers,
                signals.Token).ConfigureAwait(false);
        });
        return command;
    }

    private static Command EnrolCommand()
    {
        var data = Data();
        var code = new Argument<string>("CODE") { Description = "what 'kiwoom bridge enroll' printed at the gateway" };
        var command = new Command("enroll", "Make this machine's bridge known to a gateway") { code, data };
        command.SetAction(async (result, cancellation) =>
        {
            try
            {
                using var identity = await Enroll.With(
                    result.GetValue(code)!, Path.GetFullPath(result.GetValue(data)!), typeof(BridgeCommands).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
                    cancellation).ConfigureAwait(false);
                Console.WriteLine($"Enrolled as {identity.Bridge} with {identity.Url}.");
                return BridgeExitCode.Ok;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return Fail($"Not enrolled: {fault.Message}", BridgeExitCode.Failed);
            }
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

    private static ILoggerFactory Loggers() => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    private static int Fail(string text, int code)
    {
        Console.Error.WriteLine(text);
        return code;
    }
}
