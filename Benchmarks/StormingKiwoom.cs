using System.Diagnostics;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Benchmarks;

/// <summary>A control that raises storms of events on its own thread, beside those of its market: what the stand-in control does under Wine, without
/// socket and COM.</summary>
internal sealed class StormingKiwoom(IKiwoomApi inner, IKiwoomThread thread, TimeProvider market, TextWriter output) : TimedKiwoom(inner, output)
{
    private const int Batch = 64;
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(5);
    private IKiwoomEvents? _sink;
    private StormEvent? _current;

    public override IDisposable Advise(IKiwoomEvents sink)
    {
        _sink = sink;
        return base.Advise(sink);
    }

    public override string GetCommRealData(string strCode, int nFid) =>
        _current is { } current && current.Symbol.Value == strCode ? current.Field(nFid) : base.GetCommRealData(strCode, nFid);

    /// <summary>Ends when the last event was heard; gives how many were raised.</summary>
    internal async Task<int> Storm(QuoteStorm storm)
    {
        var (events, began, raised) = (new StormEvents(storm), Stopwatch.GetTimestamp(), 0);
        while (raised < storm.Events)
        {
            var due = storm.PerSecond == 0 ? storm.Events : (int)Math.Min(storm.Events, storm.PerSecond * Stopwatch.GetElapsedTime(began).TotalSeconds);
            while (raised < due)
            {
                var batch = Math.Min(Batch, due - raised);
                await Raise(events, batch);
                raised += batch;
            }

            if (raised < storm.Events)
                await Task.Delay(_step);
        }

        return raised;
    }

    private Task Raise(StormEvents events, int count)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        thread.Post(() =>
        {
            for (var i = 0; i < count; i++)
            {
                _current = events.Next(market.GetUtcNow());
                _sink?.OnReceiveRealData(_current.Symbol.Value, _current.RealType, "");
            }

            _current = null;
            done.SetResult();
        });
        return done.Task;
    }
}
