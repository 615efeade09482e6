using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Doctor.Probe;
using Kiwoom.Bridge.Doctor.Probe.Report;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Bridge.Probe;

/// <summary>A whole probe on a simulated Kiwoom, on one thread and in virtual time: its awaits, the control's thread and the clock take turns.</summary>
internal sealed class ProbeRig : IKiwoomThread
{
    public const string Account = "8112345611";
    public const string UserId = "hong77";
    public const string UserName = "홍길동";
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(3);
    private readonly Queue<Action> _posted = new();
    private readonly TurnContext _context = new();
    private readonly SimulatedKiwoom _simulated;
    private bool _isDraining;

    public ProbeRig(
        TradingMode server = TradingMode.Paper, SimulatedKiwoomOptions? simulated = null, TimeOnly? startsAt = null, bool executionPriceIsAverage = false,
        Surveillance surveillance = Surveillance.None)
    {
        Time = new VirtualTimeProvider(Desk.Day.InstantOf(startsAt ?? new TimeOnly(10, 0)));
        Server = new BrokerServer(
            new BrokerServerOptions
            {
                Mode = server,
                UserId = UserId,
                UserName = UserName,
                ExecutionPriceIsAverage = executionPriceIsAverage,
                Issues =
                [
                    new MasterIssue(
                        new Instrument(ScriptedVenue.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000) { Surveillance = surveillance }, 5_919_637_922),
                ],
            },
            Venue,
            Time.GetUtcNow());
        _simulated = new SimulatedKiwoom(Server, simulated ?? new SimulatedKiwoomOptions { OddOrderProbability = 0 }, Time);
        Api = new ProbedKiwoom(_simulated);
    }

    public VirtualTimeProvider Time { get; }

    public ScriptedVenue Venue { get; } = new();

    public BrokerServer Server { get; }

    public ProbedKiwoom Api { get; }

    public CancellationTokenSource Stop { get; } = new();

    public List<string> Said { get; } = [];

    /// <summary>Called with the probe's report after each of its steps.</summary>
    public Action<ProbeReport>? Written { get; set; }

    public ProbeMask Mask { get; private set; } = new(null);

    /// <summary>The control's thread does nothing, as while a dialog holds it that serves no messages.</summary>
    public bool IsBlocked { get; set; }

    public BrokerAccount Ledger => Server.Ledger.AccountOf(AccountNo.Parse(Account))!;

    public IEnumerable<BrokerOrder> OpenOrders => Ledger.Orders.Where(o => o.Open > 0 && o.Booked.Action != BrokerOrderAction.Cancel);

    public TimeSpan BlockedFor => IsBlocked ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;

    public bool HasEnded { get; private set; }

    public void Post(Action work) => _posted.Enqueue(work);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public ProbeReport Run(ProbeOptions options)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            using var session = new ProbeSession(Api, this, options, new Clocks(Time, Time), new TradingSchedule(new TradingCalendar()), Said.Add);
            var run = new ProbeRun(session, path => ProbeVersions.Here("1.2.3", "Simulated", path));
            var ended = run.Run(report => Written?.Invoke(report), Stop.Token);
            PassUntil(() => ended.IsCompleted);
            HasEnded = true;
            Mask = run.Mask;
            return ended.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Lets time pass, also from within a call of the control: that is how a modal dialog's own message loop looks.</summary>
    public void PassUntil(Func<bool> condition)
    {
        var end = Time.GetUtcNow() + _longest;
        while (!condition())
        {
            (Time.GetUtcNow() < end).ShouldBeTrue("the probe does not end");
            TakeTurns();
            Time.Advance(_step);
            TakeTurns();
        }
    }

    public void Pass(TimeSpan span)
    {
        var end = Time.GetUtcNow() + span;
        PassUntil(() => Time.GetUtcNow() >= end);
    }

    private void TakeTurns()
    {
        do
        {
            _context.TakeTurn();
            if (IsBlocked)
                return;
            while (_posted.TryDequeue(out var work))
                work();
            Advance();
        }
        while (_context.IsDue || _posted.Count > 0);
    }

    // The simulator raises events from one place only; a dialog inside of an event handler is not played.
    private void Advance()
    {
        if (_isDraining)
            return;
        _isDraining = true;
        try
        {
            _simulated.AdvanceTo(Time.GetUtcNow());
        }
        finally
        {
            _isDraining = false;
        }
    }

    /// <summary>Runs continuations when it is told to, on the thread that tells it.</summary>
    private sealed class TurnContext : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Call, object? State)> _due = new();

        public bool IsDue => _due.Count > 0;

        public override void Post(SendOrPostCallback d, object? state) => _due.Enqueue((d, state));

        public void TakeTurn()
        {
            while (_due.TryDequeue(out var next))
                next.Call(next.State);
        }
    }
}
