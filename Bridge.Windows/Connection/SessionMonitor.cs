using Kiwoom.Actors.Broker;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Dialogs;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Kiwoom.Bridge.RealTime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Connection;

/// <summary>Watches what the connection cannot see itself, because it runs on the thread in question: a popup that blocks the control, and
/// real-time data that falls silent while GetConnectState stays 1 (fact sheet §11, no. 11). Publishes the session to the gateway.</summary>
public sealed class SessionMonitor(
    SessionMonitorOptions options, IKiwoomThread thread, IKiwoomDialogs dialogs, MarketDataOut marketData, TradingSchedule schedule, Clocks clocks, MachineTimers timers,
    IGatewayLink link, Action<string> restart, ILogger logger) : Actor
{
    // More windows than these make the text no clearer.
    private const int MostDialogs = 3;

    private BrokerSession? _session;
    private BrokerSession? _published;
    private DateTimeOffset? _watchedSince;
    private DateTimeOffset? _reconciledAt;
    private bool _renewed;
    private string? _trouble;
    private bool _blocked;
    private string? _dialog;
    private bool _restartForDialog;

    /// <inheritdoc/>
    protected override void Started(IActorContext context) => timers.Start(options.Every, context.Self, Tick.Instance, context.Self);

    /// <inheritdoc/>
    protected override void Receive(object message, IActorContext context)
    {
        switch (message)
        {
            case BrokerSession session:
                if (session.LoginEpoch != _session?.LoginEpoch)
                    _watchedSince = null;
                _session = session;
                Publish();
                break;
            case Tick:
                timers.Start(options.Every, context.Self, Tick.Instance, context.Self);
                _blocked = thread.BlockedFor >= options.BlockedAfter;
                LookForDialogs(context);
                Watch(context);
                Publish();
                break;
            case Inconsistency found:
                logger.LogWarning("{Kind}: {Text}", found.Kind, found.Text);
                if (found.Kind is InconsistencyKind.FillUnreadable or InconsistencyKind.FillsMissing)
                    Reconcile(context);
                break;
            case UnreadableEvent unreadable:
                logger.LogWarning("{Event} could not be read: {Reason}", unreadable.Event, unreadable.Reason);
                if (unreadable.IsOrderTraffic)
                    Reconcile(context);
                break;
            case RestartWanted wanted:
                logger.LogWarning("A restart is wanted: {Reason}", wanted.Reason);
                restart(wanted.Reason);
                break;
        }
    }

    private void Watch(IActorContext context)
    {
        var now = clocks.Market.GetUtcNow();
        if (_session is not { LoggedIn: true } || marketData.AwaitedSince is not { } awaited || !schedule.PhaseAt(now).TradesContinuously())
        {
            (_watchedSince, _renewed, _trouble) = (null, false, null);
            return;
        }

        _watchedSince ??= now;
        var from = awaited > _watchedSince ? awaited : _watchedSince.Value;
        var silence = now - (marketData.LastPriceAt is { } at && at > from ? at : from);
        if (silence < options.SilentAfter)
        {
            (_renewed, _trouble) = (false, null);
            return;
        }

        _trouble = $"No real-time price for {silence:hh\\:mm\\:ss}.";
        if (!_renewed)
        {
            _renewed = true;
            logger.LogWarning("{Trouble} Registering again.", _trouble);
            context.Resolve(KiwoomPaths.Connection).Tell(new RenewRealTime(), context.Self);
        }
        else if (silence > options.SilentAfter * 3 && options.RestartsWhenSilent)
        {
            context.Self.Tell(new RestartWanted(_trouble), context.Self);
        }
    }

    // Whether a window blocks the thread or not, a person must hear of it; some of them leave nothing but a new process.
    private void LookForDialogs(IActorContext context)
    {
        var open = dialogs.Open;
        _dialog = open.Count == 0 ? null : string.Join(' ', open.Take(MostDialogs).Select(d => d.Says));
        if (!_restartForDialog && open.FirstOrDefault(d => d.WantsRestart) is { } last)
            context.Self.Tell(new RestartWanted(last.Says), context.Self);
        _restartForDialog = open.Any(d => d.WantsRestart);
    }

    private void Reconcile(IActorContext context)
    {
        var now = clocks.Market.GetUtcNow();
        if (_reconciledAt is { } last && now - last < options.ReconcileAtMostEvery)
            return;
        _reconciledAt = now;
        context.Resolve(KiwoomPaths.Connection).Tell(new ReadAllAccounts(), context.Self);
    }

    private void Publish()
    {
        if (_session is not { } session)
            return;
        if (_blocked)
            session = session with { LoggedIn = false, Text = _dialog ?? "Kiwoom's thread does not answer; a dialog may wait for a person." };
        else if (_dialog is not null)
            session = session with { Text = session.Text is null ? _dialog : $"{session.Text} {_dialog}" };
        else if (_trouble is not null && session.Text is null)
            session = session with { Text = _trouble };
        if (_published is { } before && session with { Accounts = before.Accounts } == before && session.Accounts.SequenceEqual(before.Accounts))
            return;
        _published = session;
        link.Publish(session);
    }

    private sealed record Tick
    {
        public static Tick Instance { get; } = new();
    }
}
