using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Specs.Wine;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>From posting a call to its result in the poster's hands: through the STA thread and COM in a process under Wine (Specs/OcxDriver), and through
/// the simulated control's thread in this process.</summary>
internal sealed class CallLatency : IAsyncDisposable
{
    private const int Warm = 1000;
    private readonly StandInMarket _served;
    private readonly SimulatedMarket _native;
    private readonly WineProcess _driver;
    private int _asked;

    private CallLatency(StandInMarket served, SimulatedMarket native, WineProcess driver) => (_served, _native, _driver) = (served, native, driver);

    /// <summary>Starts both.</summary>
    /// <param name="directory">For ledgers.</param>
    /// <param name="clockDirectory">Where the market's clock is.</param>
    internal static async Task<CallLatency> Start(string directory, string clockDirectory)
    {
        var served = StandInMarket.Start(Path.Combine(directory, "served"), clockDirectory);
        var native = await SimulatedMarket.Start(
            new SimulatedMarketOptions { LedgerDirectory = Path.Combine(directory, "native") }, BridgeTime.Of(clockDirectory, TimeProvider.System), NullLogger.Instance);
        var driver = WineProcess.Start(WineEnvironment.Node("OcxDriver", "kiwoom-ocx-driver.exe"), [], served.Variables);
        var latency = new CallLatency(served, native, driver);
        try
        {
            await driver.Line("{\"ready\"");
            return latency;
        }
        catch
        {
            await latency.DisposeAsync();
            throw;
        }
    }

    /// <summary>Under Wine.</summary>
    /// <param name="what">What runs on the thread: "nothing", "getter" (COM only), or "call" (COM, and the stand-in's hop to the servers and back).</param>
    /// <param name="calls">How many, after a thousand that do not count.</param>
    internal async Task<Percentiles> Wine(string what, int calls)
    {
        var id = ++_asked;
        await _driver.Send(JsonSerializer.Serialize(new { id, call = "$latency", args = new object[] { calls, what } }));
        var answer = JsonSerializer.Deserialize<JsonElement>(await _driver.Line($"{{\"id\":{id},"));
        if (!answer.TryGetProperty("result", out var result))
            throw new InvalidOperationException($"the driver answered {answer}");
        return new Percentiles(result.GetProperty("p50_us").GetDouble(), result.GetProperty("p99_us").GetDouble());
    }

    /// <summary>The same "call" of the simulated control, without COM and socket.</summary>
    internal async Task<Percentiles> Native(int calls)
    {
        var times = new double[calls];
        for (var i = -Warm; i < calls; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await OnThread(_native.Thread, _native.Api.GetConnectState);
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(from).TotalMicroseconds;
        }

        return Percentiles.Of(times);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_driver.HasExited)
        {
            _driver.EndInput();
            await _driver.End();
        }

        await _driver.DisposeAsync();
        await _native.DisposeAsync();
        await _served.DisposeAsync();
    }

    private static Task<int> OnThread(IKiwoomThread thread, Func<int> call)
    {
        var result = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        thread.Post(() => result.SetResult(call()));
        return result.Task;
    }
}
