using Kiwoom.Bridge.Ocx;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>Starts the control that a process was asked for.</summary>
internal static class KiwoomControls
{
    internal static async Task<IKiwoomControl> Start(BridgeProcessOptions options, BridgeTime time, ILoggerFactory loggers) => options.Kiwoom switch
    {
        KiwoomKind.Simulated => await SimulatedMarket.Start(
            new SimulatedMarketOptions
            {
                PricesDirectory = options.PricesDirectory,
                Seed = options.Seed,
                Accounts = options.Accounts,
                Mode = options.Mode,
                LedgerDirectory = Path.Combine(options.DataDirectory, BridgeProcess.LedgerDirectoryName),
            },
            time,
            loggers.CreateLogger<SimulatedMarket>()).ConfigureAwait(false),
        KiwoomKind.Ocx when OperatingSystem.IsWindows() => await OcxControl.Start(
            new OcxControlOptions
            {
                PressesNotices = options.PressesNotices,
                Host = new ControlHostOptions { ShowsParentOffScreen = options.ShowsControlOffScreen },
            },
            time.Clocks.Machine,
            loggers).ConfigureAwait(false),
        _ => throw new PlatformNotSupportedException("Kiwoom's control runs on Windows only; give --simulated for a simulated Kiwoom."),
    };
}
