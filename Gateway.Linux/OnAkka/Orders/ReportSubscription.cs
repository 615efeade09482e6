using Akka.Actor;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Journal;
using Kiwoom.Gateway.Security;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>Tells one subscriber of an account's execution reports, from a number of its stream on and none left out: new events as they come, everything else
/// from the journal.</summary>
/// <remarks>What is on the way to him has a bound, and what he is behind stays in the journal and takes no memory. It takes messages of this assembly only, which nothing
/// that comes over the wire can be.</remarks>
internal sealed class ReportSubscription : UntypedActor, IWithTimers
{
    private readonly ApiServices _services;
    private readonly OrderDoorOptions _options;
    private readonly AccountNo _account;
    private readonly RequestId _id;
    private readonly long? _wantedAfter;
    private readonly TimeProvider _clock;
    private Renewal _renewal;
    private Principal _principal;
    private long _renewedAt;
    private ReportWindow? _window;
    private long _from;
    private long _headSeen;
    private bool _isReading;
    private bool _isChecking;
    private bool _hasEnded;

    public ReportSubscription(ApiServices services, OrderDoorOptions options, AccountNo account, Renewal renewal)
    {
        (_services, _options, _account, _renewal, _principal) = (services, options, account, renewal, renewal.Principal);
        (_id, _wantedAfter) = (renewal.Request.RequestId, renewal.Request.After);
        _clock = services.Clocks.Machine;
        _renewedAt = _clock.GetTimestamp();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(nameof(Look), Look.Instance, _options.Recheck);
        _services.Accounts.Ask<AccountView>(_account, new GetAccount(_services.CauseOf(_principal)))
            .PipeTo(Self, success: view => new Opened(view.Version), failure: fault => new Failed(fault));
    }

    protected override void PostStop()
    {
        if (!_hasEnded)
            End("closing", "The gateway ends it. Subscribe again.");
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Opened opened:
                Open(opened.Head);
                break;
            case Failed failed:
                Refuse(Problems.Of(failed.Fault, changes: false, Self.Path.Name));
                break;
            case Renewal renewal:
                Renew(renewal);
                break;
            case ReportPiece piece:
                Hear(piece);
                break;
            case Page page:
                Read(page);
                break;
            case Checked { Check: var check }:
                _isChecking = false;
                Judge(check);
                break;
            case Look:
                LookAround();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Open(long head)
    {
        if (_wantedAfter > head)
        {
            Refuse(Problems.NotPossible($"The stream of account {_account} ends at {head}; there is nothing after {_wantedAfter} yet. It is another journal, or an older one.", []));
            return;
        }

        _from = _wantedAfter ?? head;
        _window = new ReportWindow(_from, _options.Window, _clock);
        _window.Grow(Math.Max(head, _headSeen));
        Confirm();
        Pump();
    }

    private void Renew(Renewal renewal)
    {
        (_renewal, _principal, _renewedAt) = (renewal, renewal.Principal, _clock.GetTimestamp());
        if (_window is null)
            return;

        _window.Confirm(renewal.Request.After ?? _from, renewal.Request.Again, _options.ResendAfter);
        Confirm();
        Pump();
    }

    private void Hear(ReportPiece piece)
    {
        _headSeen = Math.Max(_headSeen, piece.UpTo);
        if (_window is not { } window)
            return;

        // In the order of the stream, or from the journal.
        if (piece.Reports is not null && !_isReading && piece.After <= window.Sent && piece.UpTo > window.Sent)
            Send(piece);
        window.Grow(piece.UpTo);
        Pump();
    }

    private void Pump()
    {
        if (_isReading || _window is not { IsOpen: true, IsBehind: true } window)
            return;

        _isReading = true;
        var from = window.Sent + 1;
        _services.Journal.Read(_services.Journal.StreamOf(_account), from, _options.PageSize)
            .PipeTo(Self, success: entries => new Page(from, entries), failure: _ => new Page(from, []));
    }

    private void Read(Page page)
    {
        _isReading = false;
        if (page.Entries.Count == 0)
            return; // The journal cannot be read now; the next look tries again.

        if (_window!.Sent + 1 == page.From)
        {
            var reports = page.Entries.Select(e => ExecutionReport.Of(e.SequenceNr, e.At, e.Event, e.Data)).OfType<ExecutionReport>().ToArray();
            Send(new ReportPiece(page.From - 1, page.Entries[^1].SequenceNr, reports));
        }

        Pump();
    }

    /// <summary>Sends what the subscriber has not been sent, in pieces that are not too large, as far as his window reaches.</summary>
    private void Send(ReportPiece piece)
    {
        var window = _window!;
        var reports = piece.Reports!.Where(r => r.SequenceNr > window.Sent).ToArray();
        var next = 0;
        do
        {
            if (!window.IsOpen || !MayHear())
                return;

            var (first, weight) = (next, 0);
            while (next < reports.Length && (weight += WeightOf(reports[next])) <= _options.PieceWeight)
                next++;
            var upTo = next == reports.Length ? piece.UpTo : reports[next].SequenceNr - 1;
            _renewal.Subscriber.Tell(new DoorNews.Reports(_id, _account, window.Sent, upTo, reports[first..next]), Context.Parent);
            window.Send(upTo);
        }
        while (next < reports.Length);
    }

    // Never above a piece's weight: there are fewer checks than that.
    private static int WeightOf(ExecutionReport report) => report.Event is Kiwoom.Actors.Orders.OrderRejected rejected ? 1 + rejected.FailedChecks.Count : 1;

    private bool MayHear()
    {
        Judge(_services.Now(_principal));
        return !_hasEnded;
    }

    private void Judge(TokenCheck check)
    {
        if (_hasEnded)
            return;

        if (check is not TokenCheck.Good { Principal: var principal })
            Stop(Problems.Of(check));
        else if (!principal.MayUse(_account))
            Stop(Problems.Forbidden($"You may not use account {_account} any more."));
        else
            _principal = principal;
    }

    private void LookAround()
    {
        if (_clock.GetElapsedTime(_renewedAt) >= _options.Lease)
        {
            Stop("lease_ended", $"It was not renewed for {_options.Lease.TotalSeconds:0} seconds. Subscribe again after the last number that you have.");
            return;
        }

        if (_window?.Owed >= _options.SlowAfter)
        {
            Stop("too_slow", $"Nothing of what was sent was confirmed for {_options.SlowAfter.TotalSeconds:0} seconds. Subscribe again after the last number that you have.");
            return;
        }

        if (!_isChecking)
        {
            _isChecking = true;
            _services.Verify(_renewal.Request.Token.Value)
                .PipeTo(Self, success: check => new Checked(check), failure: _ => new Checked(new TokenCheck.Unavailable("permissions_unavailable", "Whether you still may cannot be told now.")));
        }

        Pump();
    }

    private void Confirm() =>
        _renewal.Subscriber.Tell(new DoorAnswer.Subscribed(_id, _account, _from, (int)_options.Lease.TotalSeconds), Context.Parent);

    private void Refuse(ApiAnswer problem)
    {
        _hasEnded = true;
        _renewal.Subscriber.Tell(DoorAnswers.Problem(_id, problem), Context.Parent);
        Context.Stop(Self);
    }

    private void Stop(ApiAnswer problem)
    {
        var named = DoorAnswers.Problem(_id, problem);
        Stop(named.Code, named.Text);
    }

    private void Stop(string code, string text)
    {
        End(code, text);
        Context.Stop(Self);
    }

    private void End(string code, string text)
    {
        _hasEnded = true;
        _renewal.Subscriber.Tell(new DoorNews.Ended(_id, code, text), Context.Parent);
    }

    /// <summary>The account's stream ends here.</summary>
    private sealed record Opened(long Head);

    /// <summary>Where the stream ends could not be told.</summary>
    private sealed record Failed(Exception Fault);

    /// <summary>Events of the journal; none where it could not be read.</summary>
    private sealed record Page(long From, IReadOnlyList<JournalEntry> Entries);

    /// <summary>What the token turned out to be.</summary>
    private sealed record Checked(TokenCheck Check);

    private sealed class Look
    {
        internal static readonly Look Instance = new();
    }
}
