using Kiwoom.Bridge.Hosting;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>The exchange and broker of <see cref="SimulatedMarket"/> in this process, served to the stand-in control of another one.</summary>
internal sealed class StandInMarket : IAsyncDisposable
{
    private readonly BrokerLedgerFile _ledger;

    private StandInMarket(BrokerLedgerFile ledger, ControlServer server) => (_ledger, Server) = (ledger, server);

    internal ControlServer Server { get; }

    /// <summary>What the control's process needs in its environment.</summary>
    internal IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { [ControlServer.EnvironmentName] = Server.Address };

    /// <summary>Starts a market.</summary>
    /// <param name="ledgerDirectory">Where the broker keeps its ledger.</param>
    /// <param name="clockDirectory">Where the market's clock is.</param>
    internal static StandInMarket Start(string ledgerDirectory, string clockDirectory)
    {
        var time = BridgeTime.Of(clockDirectory, TimeProvider.System);
        var options = new SimulatedMarketOptions { LedgerDirectory = ledgerDirectory, Accounts = OrderPathBridge.Accounts };
        var ledger = new BrokerLedgerFile(ledgerDirectory);
        var broker = SimulatedMarket.Broker(options, time, ledger);
        var market = time.Clocks.Market;
        var control = new SimulatedKiwoomOptions { Seed = options.Seed };
        return new StandInMarket(ledger, ControlServer.Start(() => new SimulatedKiwoom(broker, control, market), market, fault => Console.Error.WriteLine(fault), time.Clocks.Machine));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _ledger.Dispose();
    }
}
