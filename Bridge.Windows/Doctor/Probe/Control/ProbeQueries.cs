using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Doctor.Probe.Control;

/// <summary>The probe's queries: one after the other, below both of Kiwoom's quotas.</summary>
public sealed class ProbeQueries : IDisposable
{
    // All pages of the longest list, and the waits before them.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly ControlCalls _calls;
    private readonly TimeProvider _machine;
    private readonly ThreadTimers _timers;

    /// <summary>Queries on a control.</summary>
    public ProbeQueries(IKiwoomApi api, ControlCalls calls, Clocks clocks, ProbeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_calls, _machine, _timers) = (calls, clocks.Machine, new ThreadTimers(calls));
        Requests = new TrRequests(api, new QueryPacer(options.Pacing), new ScreenAllocator(), new TrSurroundings(
            clocks.Market.GetUtcNow,
            wait => _timers.After(clocks.Market, wait, () => Requests!.Pump()),
            expired => _timers.After(clocks.Machine, options.QueryTimeout, () => Requests!.Expire(expired)),
            () => IsRestricted = true));
    }

    /// <summary>The queries themselves; on the control's thread only.</summary>
    public TrRequests Requests { get; }

    /// <summary>Kiwoom refuses every further query of this process.</summary>
    public bool IsRestricted { get; private set; }

    /// <summary>Asks and gives the answer, which may be one that failed. Throws <see cref="TimeoutException"/> where none comes at all.</summary>
    public async Task<TrResult> Ask(TrRequest request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = new Pending<TrResult>(_patience, _machine, stop);
        await _calls.Call(request.TrCode, _ => Requests.Ask(request, answer.Set));
        return await answer.Result();
    }

    /// <summary>The session is over: nothing under way will be answered.</summary>
    public void FailAll(string reason) => _calls.Post(() => Requests.FailAll(reason));

    /// <inheritdoc/>
    public void Dispose() => _timers.Dispose();
}
