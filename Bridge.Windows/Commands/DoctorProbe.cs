using System.CommandLine;
using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Doctor.Probe;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Commands;

/// <summary>The probe's part of <c>kiwoom-bridge doctor</c>: its options, and what <c>--probe</c> does.</summary>
/// <param name="machine">The machine's clock.</param>
/// <param name="data">The command's option for the data directory.</param>
internal sealed class DoctorProbe(TimeProvider machine, Option<string> data)
{
    private const int MostFillShares = 100_000;
    private const int MostSeconds = 3_600;

    private readonly Option<bool> _probe = new("--probe") { Description = "walk through the ten open points on a login to the mock server (모의투자) and write a report" };
    private readonly Option<bool> _orders = new("--with-orders") { Description = "probe: place, change and cancel orders of one share far from the market, on the mock server only" };
    private readonly Option<int> _fills = new("--with-fills")
    {
        Description = "probe, with --with-orders: buy so many shares at market on the mock server, and sell them again",
        HelpName = "SHARES",
        Arity = ArgumentArity.ExactlyOne,
    };

    private readonly Option<bool> _popup = new("--with-popup") { Description = "probe: open Kiwoom's account window, for a person to close" };
    private readonly Option<bool> _longWindow = new("--long-window") { Description = "probe: query until Kiwoom refuses; uses up the quota of this login, and takes up to half an hour" };
    private readonly Option<string> _symbol = new("--symbol") { Description = "probe: the issue that is watched and ordered", DefaultValueFactory = _ => "005930", HelpName = "CODE" };
    private readonly Option<string?> _account = new("--account") { Description = "probe: the account that gives the orders; the login's first without it", HelpName = "NO" };
    private readonly Option<string> _out = new("--out") { Description = "probe: where the report goes", DefaultValueFactory = _ => ".", HelpName = "DIR" };
    private readonly Option<int> _seconds = new("--for") { Description = "probe: how long real-time data is watched, twice", DefaultValueFactory = _ => 30, HelpName = "SECONDS" };
    private readonly Option<bool> _simulated = new("--simulated") { Description = "probe: a simulated Kiwoom instead of the OCX" };
    private readonly Option<TradingMode> _mode = new("--mode") { Description = "probe: which server the simulated Kiwoom plays", DefaultValueFactory = _ => TradingMode.Paper };
    private readonly Option<int> _seed = new("--seed") { Description = "probe: seed of the simulated market", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<string?> _clock = new("--clock") { Description = "probe: the directory whose clock.json is the market's clock; real time without it", HelpName = "DIR" };

    /// <summary>Adds the options.</summary>
    internal void AddTo(Command doctor)
    {
        foreach (var option in new Option[] { _probe, _orders, _fills, _popup, _longWindow, _symbol, _account, _out, _seconds, _simulated, _mode, _seed, _clock })
            doctor.Add(option);
    }

    /// <summary>Whether <c>--probe</c> was given.</summary>
    internal bool IsAskedFor(ParseResult result) => result.GetValue(_probe);

    /// <summary>Probes.</summary>
    internal async Task<int> Run(ParseResult result)
    {
        if (Options(result, out var wrong) is not { } options)
            return CommandLine.Fail(wrong, BridgeExitCode.Usage);
        if (options.Control.Kiwoom == KiwoomKind.Ocx && !OperatingSystem.IsWindows())
            return CommandLine.Fail("Kiwoom's control runs on Windows only: give --simulated for a simulated Kiwoom.", BridgeExitCode.Usage);
        using var signals = new StopSignals(onInputEnd: false);
        using var loggers = CommandLine.Loggers();
        return await ProbeProcess.Run(options, machine, loggers, Console.WriteLine, signals.Token).ConfigureAwait(false);
    }

    private ProbeProcessOptions? Options(ParseResult result, out string wrong)
    {
        var account = default(AccountNo);
        var (fills, seconds) = (result.GetValue(_fills), result.GetValue(_seconds));
        wrong = !Actors.Identity.Symbol.TryParse(result.GetValue(_symbol), out var symbol) ? "--symbol takes an issue code of six characters."
            : result.GetValue(_account) is { } text && !AccountNo.TryParse(text, out account) ? "--account takes an account number of ten digits."
            : seconds is < 1 or > MostSeconds ? string.Create(CultureInfo.InvariantCulture, $"--for takes 1 to {MostSeconds} seconds.")
            : fills is < 0 or > MostFillShares ? string.Create(CultureInfo.InvariantCulture, $"--with-fills takes 1 to {MostFillShares} shares.")
            : fills > 0 && !result.GetValue(_orders) ? "--with-fills needs --with-orders too."
            : "";
        if (wrong.Length > 0)
            return null;
        var directory = Path.GetFullPath(result.GetValue(data)!);
        return new ProbeProcessOptions
        {
            Probe = new ProbeOptions
            {
                WithOrders = result.GetValue(_orders),
                FillShares = fills,
                WithPopup = result.GetValue(_popup),
                LongWindow = result.GetValue(_longWindow),
                Symbol = symbol,
                Account = result.GetValue(_account) is null ? null : account,
                WatchFor = TimeSpan.FromSeconds(seconds),
            },
            DataDirectory = directory,
            OutputDirectory = Path.GetFullPath(result.GetValue(_out)!),
            Version = CommandLine.Version,
            Control = new BridgeProcessOptions
            {
                DataDirectory = ProbeProcessOptions.OwnDirectory(directory),
                Kiwoom = result.GetValue(_simulated) ? KiwoomKind.Simulated : KiwoomKind.Ocx,
                Mode = result.GetValue(_mode),
                Seed = result.GetValue(_seed),
                ClockDirectory = result.GetValue(_clock),
            },
        };
    }
}
