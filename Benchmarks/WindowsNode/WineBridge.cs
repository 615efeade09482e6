using System.Diagnostics;
using Kiwoom.Bridge.Status;
using Kiwoom.Specs.Wine;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>The bridge as a Windows program under Wine, on the stand-in control; exchange and broker are in this process.</summary>
internal sealed class WineBridge : IMeasuredBridge
{
    private const int SendOrder = 5;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(50);
    private readonly StandInMarket _market;
    private readonly WineProcess _process;
    private readonly string _data;

    private WineBridge(StandInMarket market, WineProcess process, string data) => (_market, _process, _data) = (market, process, data);

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => _process.Everything();

    /// <remarks>SendOrder counts as called when its frame has come from the control: that is COM, the stand-in and one hop on the loopback later than
    /// the bridge's call.</remarks>
    internal static Task<IMeasuredBridge> Start(BridgeLaunch launch)
    {
        var market = StandInMarket.Start(Path.Combine(launch.ClockDirectory, "exchange"), launch.ClockDirectory);
        market.Server.CallReceived += (dispId, rqName) =>
        {
            if (dispId == SendOrder && rqName is not null)
                launch.SendOrderCalled(rqName, Stopwatch.GetTimestamp());
        };
        var process = WineProcess.Start(
            WineEnvironment.Node("Bridge.Windows", "kiwoom-bridge.exe"),
            ["run", "--data", WineEnvironment.PathOf(launch.DataDirectory), "--enrol", launch.Code, "--clock", WineEnvironment.PathOf(launch.ClockDirectory), "--stop-on-stdin-eof"],
            market.Variables);
        return Task.FromResult<IMeasuredBridge>(new WineBridge(market, process, launch.DataDirectory));
    }

    public Task<int> Storm(int events, int perSecond) => _market.Server.Storm(Storms.Of(events, perSecond));

    /// <summary>As its status file says it, of a writing that began after this was asked.</summary>
    public async Task<EventsRead> EventsRead()
    {
        var (asked, first) = (Stopwatch.GetTimestamp(), (NodeStatus?)null);
        while (Stopwatch.GetElapsedTime(asked) < _patience && !HasExited)
        {
            var status = StatusFile.ReadNode(_data);
            first ??= status;
            if (status is not null && status.Beat > first!.Beat + 1)
                return new EventsRead(status.Control.Events, status.Control.Unreadable);
            await Task.Delay(_look);
        }

        throw new TimeoutException($"the bridge under Wine writes no status: {Output}");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!HasExited)
                _process.EndInput();
            await _process.End();
        }
        catch (TimeoutException fault)
        {
            Console.Error.WriteLine($"The bridge under Wine is killed: {fault.Message}");
        }

        await _process.DisposeAsync();
        await _market.DisposeAsync();
    }
}
