using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Orders;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.Queries;
using Kiwoom.Bridge.RealTime;
using Kiwoom.Bridge.Reconciliation;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Connection;

/// <summary>Everything that happens with Kiwoom's control, on its one thread: login, orders, queries, real-time registrations. The order desk
/// decides what may be sent; this actor calls, listens and tells.</summary>
/// <remarks>Spawn one instance and hand the same one out on each restart by supervision: the login and what was asked of Kiwoom outlive a
/// fault. Orders that wait for their turn then do not: they are given back unsent.</remarks>
public sealed class KiwoomConnection : Actor
{
    private const string LoginTimer = "login";
    private const string VerifyTimer = "verify";
    private const string OrdersTimer = "orders";
    private const string QueriesTimer = "queries";
    private const string InstrumentsTimer = "instruments";
    private const string RestartTimer = "restart";

    private readonly IKiwoomApi _api;
    private readonly KiwoomConnectionOptions _options;
    private readonly TimeProvider _market;
    private readonly MachineTimers _timers;
    private readonly MarketDataOut _marketData;
    private readonly ILogger _logger;
    private readonly KiwoomLogin _login;
    private readonly TrRequests _queries;
    private readonly OrderSender _orders;
    private readonly RealTimeRegistry _realTime;
    private readonly InstrumentReader _instruments;
    private readonly AccountReader _accounts;
    private IActorContext _context = null!;
    private IDisposable? _advised;
    private TimeSpan _backOff;
    private long _attempt;

    /// <summary>A connection that is not logged in.</summary>
    /// <param name="api">The control.</param>
    /// <param name="options">Set-up.</param>
    /// <param name="clocks">Both clocks.</param>
    /// <param name="timers">Timers on the machine's clock.</param>
    /// <param name="marketData">Where market data goes.</param>
    /// <param name="logger">What people should know.</param>
    public KiwoomConnection(IKiwoomApi api, KiwoomConnectionOptions options, Clocks clocks, MachineTimers timers, MarketDataOut marketData, ILogger logger)
    {
        (_api, _options, _market, _timers, _marketData, _logger, _backOff) = (api, options, clocks.Market, timers, marketData, logger, options.FirstBackOff);
        _login = new KiwoomLogin(api, options);
        _queries = new TrRequests(api, new QueryPacer(options.Pacing), new ScreenAllocator(), new TrSurroundings(
            _market.GetUtcNow,
            wait => _context.StartTimer(QueriesTimer, wait, Wake.Queries),
            expired => StartMachineTimer(options.QueryTimeout, expired),
            () => AskForRestart("Kiwoom refuses queries until a restart.")));
        _orders = new OrderSender(api, new OrderPacer(options.Pacing), new OrderSurroundings(
            _market.GetUtcNow,
            wait => _context.StartTimer(OrdersTimer, wait, Wake.Orders),
            _login.Withheld,
            () => _login.Server ?? options.Mode,
            TellDesk,
            command => _timers.Start(options.AnswerTimeout, Desk, new AnswerOverdue(command), _context.Self)), options.ChecksOrderWarnings);
        _realTime = new RealTimeRegistry(api);
        _instruments = new InstrumentReader(api, _queries, marketData, options.Symbols);
        _accounts = new AccountReader(_queries, _market.GetUtcNow);
    }

    private enum Wake
    {
        Orders,
        Queries,
        Login,
        Verify,
        Instruments,
        Restart,
    }

    private IActorRef Desk => _context.Resolve(KiwoomPaths.Desk);

    private IActorRef Monitor => _context.Resolve(KiwoomPaths.Monitor);

    /// <inheritdoc/>
    protected override void Started(IActorContext context)
    {
        _context = context;
        _advised ??= _api.Advise(new KiwoomEventSink(_api, _queries, _marketData, _market.GetUtcNow, new KiwoomEventReceivers(
            context.Self, Desk, Monitor, command => _timers.Start(_options.ReasonTimeout, Desk, new ReasonOverdue(command), context.Self))));
        var now = _market.GetUtcNow();
        context.StartTimer(InstrumentsTimer, MaintenanceTimetable.Until(_options.InstrumentsAt, now), Wake.Instruments);
        if (_options.DailyRestartAt is { } restartAt)
            context.StartTimer(RestartTimer, MaintenanceTimetable.Until(restartAt, now), Wake.Restart);
        switch (_login.Phase)
        {
            case LoginPhase.LoggedOut or LoginPhase.Connecting:
                LogIn();
                break;
            case LoginPhase.Verifying:
                Verify();
                break;
        }

        _orders.Pump();
        _queries.Pump();
    }

    /// <inheritdoc/>
    protected override void Receive(object message, IActorContext context)
    {
        switch (message)
        {
            case SendIntent intent:
                _orders.Take(intent);
                break;
            case ConnectEnded ended:
                Ended(ended.Code);
                break;
            case TrPage page:
                _queries.Deliver(page);
                break;
            case TrExpired expired:
                _queries.Expire(expired);
                break;
            case ReadAccount read:
                Read(read.Account, read.Command);
                break;
            case ReadAllAccounts:
                ReadAll();
                break;
            case QuoteSubscription subscription:
                _realTime.Want(subscription.Symbols);
                _marketData.Await(subscription.Symbols.Count);
                Register(_realTime.Update);
                break;
            case RenewRealTime:
                Register(_realTime.Renew);
                break;
            case GatewayConnected:
                _marketData.SendInstruments();
                break;
            case LoginTimedOut timedOut when timedOut.Attempt == _attempt && _login.Phase == LoginPhase.Connecting:
                Lost("The login did not end in time.");
                break;
            case Wake wake:
                Awake(wake);
                break;
            case Fault fault:
                Undecided.TellAgain(fault, Desk, context.Self, _logger);
                break;
            case KiwoomMessage heard:
                _logger.LogInformation("Kiwoom says on {TrCode}: {Text}", heard.TrCode, heard.Text);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Stopped(IActorContext context) =>
        _orders.WithholdAll(new Withholding(RefusalReason.NotSent, "The bridge's connection to Kiwoom stopped before it was sent."));

    private void Awake(Wake wake)
    {
        switch (wake)
        {
            case Wake.Orders:
                _orders.Pump();
                break;
            case Wake.Queries:
                _queries.Pump();
                break;
            case Wake.Login when _login.Phase == LoginPhase.LoggedOut:
                LogIn();
                break;
            case Wake.Verify when _login.Phase == LoginPhase.Verifying:
                Verify();
                break;
            case Wake.Instruments:
                _context.StartTimer(InstrumentsTimer, MaintenanceTimetable.Until(_options.InstrumentsAt, _market.GetUtcNow()), Wake.Instruments);
                if (_login.Phase == LoginPhase.Ready)
                    _instruments.Read();
                break;
            case Wake.Restart:
                AskForRestart("The daily restart is due.");
                break;
        }
    }

    private void LogIn()
    {
        if (_api.GetConnectState() == 1)
        {
            Connected();
            return;
        }

        var wait = MaintenanceTimetable.WaitBeforeLogin(_market.GetUtcNow());
        if (wait > TimeSpan.Zero)
        {
            _login.Lost("Kiwoom's servers are in maintenance.");
            _context.StartTimer(LoginTimer, wait, Wake.Login);
            Publish();
            return;
        }

        _login.Connecting("Logging in to Kiwoom.");
        Publish();
        var attempt = ++_attempt;
        var code = _api.CommConnect();
        if (code != KiwoomReturnCode.Ok)
            Lost($"The login window did not open ({code}).");
        else
            StartMachineTimer(_options.LoginTimeout, new LoginTimedOut(attempt));
    }

    private void Ended(int code)
    {
        if (code == KiwoomReturnCode.Ok)
            Connected();
        else
            Lost($"Kiwoom ended the session or refused the login ({code}).");
    }

    private void Connected()
    {
        _backOff = _options.FirstBackOff;
        _login.Connected(_market.GetUtcNow());
        _orders.ForgetWarnings();
        _logger.LogInformation("Logged in to Kiwoom: {Server}, {Accounts} accounts, epoch {Epoch}", _login.Server, _login.Accounts.Count, _login.Epoch);
        if (_login.Phase == LoginPhase.WrongServer)
            _logger.LogCritical("{Text}", _login.Text);
        Publish();
        _orders.Pump();
        if (_login.Phase == LoginPhase.Verifying)
            Verify();
    }

    // A harmless account query tells whether the account password is registered (fact sheet §11, no. 8).
    private void Verify()
    {
        if (_login.Accounts.Count == 0)
            return;
        var epoch = _login.Epoch;
        _queries.Ask(AccountQueries.Cash(_login.Accounts[0]), result =>
        {
            if (_login.Epoch != epoch || _login.Phase != LoginPhase.Verifying)
                return;
            if (result.IsComplete)
                Ready();
            else
                NotReady(result.Failure ?? "no answer");
        });
    }

    private void NotReady(string reason)
    {
        _login.NotVerified(reason);
        Publish();
        _context.StartTimer(VerifyTimer, _options.VerifyAgainAfter, Wake.Verify);
    }

    private void Ready()
    {
        _login.Verified();
        Publish();
        ReadAll();
        _instruments.Read();
        Register(_realTime.Renew);
        _queries.Ask(MarketQueries.Interruptions(), result =>
        {
            if (!result.IsComplete)
                _logger.LogWarning("Volatility interruptions are not subscribed to: {Reason}", result.Failure);
        });
    }

    private void Lost(string text)
    {
        var wasLoggedIn = _login.Phase is LoginPhase.Ready or LoginPhase.Verifying or LoginPhase.WrongServer;
        _logger.LogWarning("{Text}", text);
        _login.Lost(text);
        _queries.FailAll(text);
        _orders.Pump();
        Publish();
        if (wasLoggedIn && !_options.ReconnectsInProcess)
        {
            AskForRestart("The session is gone, and Kiwoom's control does not log in twice.");
            return;
        }

        _context.StartTimer(LoginTimer, _backOff, Wake.Login);
        _backOff = _backOff + _backOff < _options.LongestBackOff ? _backOff + _backOff : _options.LongestBackOff;
    }

    private void ReadAll()
    {
        foreach (var account in _login.Accounts)
            Read(account, null);
    }

    // Who asks while nothing can be read asks again: on the next login, or on its own timer.
    private void Read(AccountNo account, CommandId? command)
    {
        if (_login.Phase != LoginPhase.Ready || !_login.Accounts.Contains(account))
            return;
        var epoch = _login.Epoch;
        _accounts.Read(account, command, (snapshot, failure) =>
        {
            if (failure is not null)
                _logger.LogWarning("The lists of account {Account} could not be read whole: {Reason}", account, failure);
            if (_login.Epoch == epoch)
                TellDesk(new SnapshotRead(snapshot));
        });
    }

    private void Register(Func<int> register)
    {
        // What is wanted without a login is registered by the next one.
        if (_login.Phase == LoginPhase.Ready && register() is var code && code != KiwoomReturnCode.Ok)
            _logger.LogWarning("Real-time registration returned {Code}", code);
    }

    private void AskForRestart(string reason)
    {
        _login.Note(reason);
        Publish();
        Monitor.Tell(new RestartWanted(reason), _context.Self);
    }

    private void Publish() => Monitor.Tell(_login.Session, _context.Self);

    private void TellDesk(ICommand command) => Desk.Tell(command, _context.Self);

    private void StartMachineTimer(TimeSpan due, object message) => _timers.Start(due, _context.Self, message, _context.Self);

    private sealed record LoginTimedOut(long Attempt);
}
