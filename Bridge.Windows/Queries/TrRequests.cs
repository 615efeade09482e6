using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Queries;

/// <summary>Queries one after the other: a continuation breaks when any other query comes in between, and all share one input buffer and one
/// quota (fact sheet §1.3, §5, §7). Lives on the control's thread.</summary>
public sealed class TrRequests(IKiwoomApi api, QueryPacer pacer, ScreenAllocator screens, TrSurroundings surroundings)
{
    private const int MostPages = 200;
    private readonly PriorityQueue<Pending, (QueryPriority Priority, long Order)> _waiting = new();
    private long _lastNumber;
    private Pending? _current;

    /// <summary>Kiwoom refuses every query until the process is restarted (-209, -211).</summary>
    public bool IsRestricted { get; private set; }

    /// <summary>Queries that wait or are under way.</summary>
    public int Count => _waiting.Count + (_current is null ? 0 : 1);

    /// <summary>The query whose answer carries a RQName; null for one that is not awaited. Called inside OnReceiveTrData.</summary>
    public TrRequest? Awaited(string rqName) => _current is { } current && current.RqName == rqName ? current.Request : null;

    /// <summary>Asks in its turn. <paramref name="completed"/> is called once, on this thread.</summary>
    public void Ask(TrRequest request, Action<TrResult> completed)
    {
        if (IsRestricted)
        {
            completed(TrResult.Failed("Kiwoom refuses queries until a restart"));
            return;
        }

        var number = ++_lastNumber;
        _waiting.Enqueue(new Pending(request, completed, $"TR-{number}", request.Screen ?? screens.NextQuery()), (request.Priority, number));
        Pump();
    }

    /// <summary>Sends what may be sent now.</summary>
    public void Pump()
    {
        while (_current is null && !IsRestricted && _waiting.TryPeek(out var next, out _))
        {
            var wait = pacer.Wait(surroundings.Now(), next.Request.Priority);
            if (wait > TimeSpan.Zero)
            {
                surroundings.PumpAfter(wait);
                return;
            }

            _current = _waiting.Dequeue();
            Send(_current);
        }

        if (_current is { MustSend: true } page && !IsRestricted)
            SendWhenAllowed(page);
    }

    /// <summary>A page has come.</summary>
    public void Deliver(TrPage page)
    {
        if (_current is not { } current || current.RqName != page.RqName)
            return;
        var first = page.Rows.Count > 0 ? string.Join('\u001f', page.Rows[0].Values) : null;
        if (current.Pages > 0 && first is not null && first == current.FirstRow)
        {
            Complete(current, "a page came twice");
            return;
        }

        current.Take(page, first);
        if (!page.HasMore || current.Request.WatchList is not null || current.Request.FirstPageOnly)
            Complete(current, null);
        else if (current.Pages >= MostPages)
            Complete(current, $"more than {MostPages} pages");
        else
            SendWhenAllowed(current);
    }

    /// <summary>No answer came in time, on the machine's clock.</summary>
    public void Expire(TrExpired expired)
    {
        if (_current is { MustSend: false } current && current.RqName == expired.RqName && current.Pages == expired.Pages)
            Complete(current, "no answer in time");
    }

    /// <summary>The session is over: nothing under way will be answered.</summary>
    public void FailAll(string reason)
    {
        var all = new List<Pending>();
        if (_current is { } current)
            all.Add(current);
        _current = null;
        while (_waiting.TryDequeue(out var waiting, out _))
            all.Add(waiting);
        foreach (var pending in all)
            pending.Completed(pending.Result(reason));
    }

    private void SendWhenAllowed(Pending page)
    {
        page.MustSend = true;
        var wait = pacer.Wait(surroundings.Now(), page.Request.Priority);
        if (wait > TimeSpan.Zero)
            surroundings.PumpAfter(wait);
        else
            Send(page);
    }

    private void Send(Pending page)
    {
        page.MustSend = false;
        pacer.Use(surroundings.Now());
        int code;
        try
        {
            code = Call(page);
        }
        catch (Exception fault)
        {
            // Nothing would answer it and nothing would end it: all later queries would wait behind it for ever.
            Complete(page, $"{page.Request.TrCode} failed: {fault.Message}");
            return;
        }

        switch (code)
        {
            case KiwoomReturnCode.Ok:
                surroundings.ExpireLater(new TrExpired(page.RqName, page.Pages));
                break;
            case KiwoomReturnCode.QueryOverload:
                pacer.Overloaded(surroundings.Now());
                SendWhenAllowed(page);
                break;
            case KiwoomReturnCode.QueryRestricted or (-211):
                IsRestricted = true;
                FailAll($"Kiwoom refuses queries until a restart ({code})");
                surroundings.Restricted();
                break;
            default:
                Complete(page, $"{page.Request.TrCode} returned {code}");
                break;
        }
    }

    private int Call(Pending page)
    {
        if (page.Request.WatchList is { } codes)
            return api.CommKwRqData(codes, 0, codes.Count(c => c == ';') + 1, 0, page.RqName, page.Screen);
        foreach (var (name, value) in page.Request.Inputs)
            api.SetInputValue(name, value);
        return api.CommRqData(page.RqName, page.Request.TrCode, page.Pages == 0 ? 0 : 2, page.Screen);
    }

    private void Complete(Pending done, string? failure)
    {
        _current = null;
        done.Completed(done.Result(failure));

        // A query registers its issues for real-time data on its screen without being asked to (fact sheet §5). Last, because the control may fail.
        if (done.Request.Screen is null)
            api.DisconnectRealData(done.Screen);
        Pump();
    }

    private sealed class Pending(TrRequest request, Action<TrResult> completed, string rqName, string screen)
    {
        private readonly List<IReadOnlyDictionary<string, string>> _rows = [];
        private IReadOnlyDictionary<string, string>? _single;

        public TrRequest Request { get; } = request;

        public Action<TrResult> Completed { get; } = completed;

        public string RqName { get; } = rqName;

        public string Screen { get; } = screen;

        public int Pages { get; private set; }

        public string? FirstRow { get; private set; }

        public bool MustSend { get; set; }

        public void Take(TrPage page, string? firstRow)
        {
            Pages++;
            FirstRow = firstRow;
            _single ??= page.Single;
            _rows.AddRange(page.Rows);
        }

        public TrResult Result(string? failure) => new(_single ?? new Dictionary<string, string>(), _rows, failure);
    }
}
