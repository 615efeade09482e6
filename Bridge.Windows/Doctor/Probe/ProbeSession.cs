using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Doctor.Probe.Control;
using Kiwoom.Bridge.Doctor.Probe.Orders;
using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>What the steps of a probe share: the control, the tape, queries, orders, and what the login told.</summary>
public sealed class ProbeSession : ITapeListener, IDisposable
{
    private readonly IKiwoomApi _api;
    private readonly Action<string> _say;
    private bool _isHeard = true;

    /// <summary>A session on a control that nothing else listens to.</summary>
    /// <param name="api">The control; called on its thread only.</param>
    /// <param name="thread">The control's thread.</param>
    /// <param name="options">What is allowed.</param>
    /// <param name="clocks">Both clocks.</param>
    /// <param name="schedule">The exchange's hours.</param>
    /// <param name="say">Progress, for people.</param>
    public ProbeSession(IKiwoomApi api, IKiwoomThread thread, ProbeOptions options, Clocks clocks, TradingSchedule schedule, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_api, _say, Options, Clocks, Schedule) = (api, say, options, clocks, schedule);
        Calls = new ControlCalls(api, thread, clocks.Machine, options.CallTimeout);
        Tape = new ProbeTape(clocks);
        Queries = new ProbeQueries(api, Calls, clocks, options);
        Sink = new ProbeEventSink(api, Tape, Tally, Queries.Requests, Calls);
        Orders = new ProbeOrders(this);
        OrderList = new ProbeOrderList(this);
        Tape.Listen(this);
        Tape.Listen(Orders.Book);
    }

    /// <summary>What is allowed.</summary>
    public ProbeOptions Options { get; }

    /// <summary>Both clocks.</summary>
    public Clocks Clocks { get; }

    /// <summary>The exchange's hours.</summary>
    public TradingSchedule Schedule { get; }

    /// <summary>Calls of the control.</summary>
    public ControlCalls Calls { get; }

    /// <summary>What crossed the control's surface.</summary>
    public ProbeTape Tape { get; }

    /// <summary>What came in real time.</summary>
    public RealTimeTally Tally { get; } = new();

    /// <summary>Queries.</summary>
    public ProbeQueries Queries { get; }

    /// <summary>Orders.</summary>
    public ProbeOrders Orders { get; }

    /// <summary>Kiwoom's list of them.</summary>
    public ProbeOrderList OrderList { get; }

    /// <summary>What the login told; null before it.</summary>
    public ProbeLogin? Login { get; internal set; }

    /// <summary>The account that gives the orders.</summary>
    public AccountNo Account { get; private set; }

    /// <summary>Whether the session that was logged in is gone. Read it under the tape's lock, or where a late answer does no harm.</summary>
    public bool IsLost => IsLoggedIn && ConnectCode is not (null or KiwoomReturnCode.Ok);

    internal ProbeEventSink Sink { get; }

    internal bool IsLoggedIn { get; set; }

    internal int? ConnectCode { get; private set; }

    internal IDisposable? Advised { get; set; }

    /// <inheritdoc/>
    public void Heard(TapeEvent heard)
    {
        ArgumentNullException.ThrowIfNull(heard);
        if (heard.Name != nameof(IKiwoomEvents.OnEventConnect) || !int.TryParse(heard.Argument("nErrCode"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code))
            return;
        ConnectCode = code;
        if (code != KiwoomReturnCode.Ok)
            Queries.FailAll($"the session is gone ({code})");
    }

    /// <summary>Tells people how far it is. A listener that fails hears no more, and nothing else comes of it: orders may be open.</summary>
    public void Say(string text)
    {
        if (!_isHeard)
            return;
        try
        {
            _say(text);
        }
        catch (Exception)
        {
            _isHeard = false;
        }
    }

    /// <summary>Throws <see cref="SessionLostException"/> once the session is gone.</summary>
    public void ThrowIfLost()
    {
        if (IsLost)
            throw new SessionLostException(string.Create(CultureInfo.InvariantCulture, $"Kiwoom ended the session ({ConnectCode})."));
    }

    /// <summary>Ends real-time data of a screen, without waiting for it.</summary>
    public void Disconnect(string screen) => Calls.Post(() => _api.DisconnectRealData(screen));

    /// <summary>Asks Kiwoom which server it is; throws <see cref="NotMockException"/> for any but the mock one.</summary>
    public Task CheckServer() => Calls.Call("GetServerGubun", ProbeLogin.RequireMock);

    /// <summary>The market's phase now.</summary>
    public MarketPhase Phase => Schedule.PhaseAt(Clocks.Market.GetUtcNow());

    /// <summary>Throws <see cref="NotNowException"/> outside of a phase.</summary>
    public void RequirePhase(MarketPhase phase, string name)
    {
        if (Phase != phase)
            throw new NotNowException($"The market is in {Phase}; this needs {name}.", $"during {name}, next from {NextStart(phase)}");
    }

    /// <summary>Throws <see cref="NotNowException"/> unless orders are allowed and there is an account that can give them.</summary>
    public void RequireOrders()
    {
        if (!Options.WithOrders)
            throw new NotNowException("Orders are not allowed.", "with --with-orders");
        if (Login?.Accounts is not { Count: > 0 } accounts)
            throw new NotNowException("The login has no account for stocks.", "with a login that has one");
        if (Options.Account is { } wanted && !accounts.Contains(wanted))
            throw new NotNowException("--account is not one of this login's accounts for stocks.", "with one of them");
        Account = Options.Account ?? accounts[0];
    }

    /// <summary>The first account, for queries; throws <see cref="NotNowException"/> where there is none.</summary>
    public AccountNo RequireAccount() => Options.Account is { } wanted && Login?.Accounts.Contains(wanted) == true ? wanted
        : Login?.Accounts is [var first, ..] ? first : throw new NotNowException("The login has no account for stocks.", "with a login that has one");

    /// <summary>When a phase begins next, in Korea.</summary>
    public string NextStart(MarketPhase phase)
    {
        const int MostChanges = 200;
        var at = Clocks.Market.GetUtcNow();
        for (var i = 0; i < MostChanges; i++)
        {
            var change = Schedule.NextPhaseChange(at);
            if (change.Phase == phase)
                return $"{change.At.ToOffset(TradingDay.KoreaOffset):yyyy-MM-dd HH:mm} KST";
            at = change.At;
        }

        return "an unknown day";
    }

    /// <inheritdoc/>
    public void Dispose() => Queries.Dispose();
}
