using System.Diagnostics;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>A gateway and a bridge in the evening, for storms of events.</summary>
internal sealed class StormRig : IAsyncDisposable
{
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly OrderPathRig _rig;
    private readonly QuoteCounter _counter;
    private readonly IDisposable _listening;

    private StormRig(OrderPathRig rig)
    {
        (_rig, _counter) = (rig, new QuoteCounter());
        var actor = rig.Node.Engine.Spawn(new ActorPath("/bench/quotes"), () => _counter);
        _listening = rig.Node.Board.Listen(message => actor.Tell(message));
    }

    internal static async Task<StormRig> Start(string benchmark, Func<BridgeLaunch, Task<IMeasuredBridge>> launch) =>
        new(await OrderPathRig.Start(benchmark, launch, RigMarket.Closed));

    internal DirectoryInfo Data => _rig.Data;

    /// <summary>Resident memory of the bridge's process, bytes.</summary>
    internal long Memory => ResidentMemory.Of(_rig.Bridge.ProcessId);

    /// <summary>Raises events and waits until all that will come of them has come.</summary>
    internal async Task<StormResult> Storm(int events, int perSecond)
    {
        var (before, delivered) = (await _rig.Bridge.EventsRead(), _counter.Count);
        var began = Stopwatch.GetTimestamp();
        var raised = await _rig.Bridge.Storm(events, perSecond);
        var raisedIn = Stopwatch.GetElapsedTime(began);
        var after = await Settled(before, raised);
        return new StormResult(
            raised, after.Decoded - before.Decoded, after.Unreadable - before.Unreadable, _counter.Count - delivered, raisedIn, Stopwatch.GetElapsedTime(began, _counter.LastAt));
    }

    public async ValueTask DisposeAsync()
    {
        _listening.Dispose();
        await _rig.DisposeAsync();
    }

    // Events that are missing may still be under way, as long as anything still comes.
    private async Task<EventsRead> Settled(EventsRead before, int raised)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var count = _counter.Count;
            await Task.Delay(_quiet);
            if (_counter.Count != count && Stopwatch.GetElapsedTime(since) < _patience)
                continue;
            var read = await _rig.Bridge.EventsRead();
            if (read.Decoded + read.Unreadable - before.Decoded - before.Unreadable >= raised || _counter.Count == count)
                return read;
        }
    }
}
