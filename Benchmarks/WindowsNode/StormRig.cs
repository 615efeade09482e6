using System.Diagnostics;
using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulator.KiwoomServer;

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
        var took = Stopwatch.GetElapsedTime(began, _counter.LastAt);
        return new StormResult(raised, after.Decoded - before.Decoded, after.Unreadable - before.Unreadable, _counter.Count - delivered, Outdated(events), raisedIn, took);
    }

    public async ValueTask DisposeAsync()
    {
        _listening.Dispose();
        await _rig.DisposeAsync();
    }

    // A storm is the same every time, so its last books are known.
    private int Outdated(int events)
    {
        var (storm, books) = (new StormEvents(Storms.Of(events, 0)), new Dictionary<Symbol, StormEvent>());
        for (var i = 0; i < events; i++)
        {
            var next = storm.Next(DateTimeOffset.UnixEpoch);
            if (next.RealType == RealType.Book)
                books[next.Symbol] = next;
        }

        return books.Values.Count(b => _rig.Node.Board.BookOf(b.Symbol) is not { } at
            || at.Asks[0].Quantity != Amount(b, Fid.AskQuantityBase + 1) || at.Bids[0].Quantity != Amount(b, Fid.BidQuantityBase + 1) || at.Asks[0].Price != Amount(b, Fid.AskPriceBase + 1));
    }

    private static long Amount(StormEvent of, int fid) => Math.Abs(long.Parse(of.Field(fid), CultureInfo.InvariantCulture));

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
