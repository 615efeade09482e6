using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Kiwoom's servers: accounts, orders and their way to the exchange. It outlives the controls that log in to it, so that a client
/// process can die and come back to the same truth.</summary>
/// <remarks>Passive and deterministic: it does nothing unless called, and is used by one thread at a time.</remarks>
public sealed class BrokerServer
{
    private readonly OrderDesk _desk;
    private readonly EventQueue _queue = new();
    private readonly List<VenueInterruption> _interruptions = [];
    private IBrokerSession? _session;
    private DateTimeOffset _now;
    private DateTimeOffset _nextMaintenance;
    private DateTimeOffset _maintenanceEnds;

    /// <summary>Starts the broker at an instant. With a file, its ledger goes on where the file ends: open orders of the same day rest at
    /// the exchange again, those of earlier days have ended.</summary>
    public BrokerServer(BrokerServerOptions options, IVenue venue, DateTimeOffset now, BrokerLedgerFile? file = null)
    {
        Options = options;
        Venue = venue;
        _now = now;
        Master = new MasterData(options.Issues);
        Ledger = new BrokerLedger(file);
        foreach (var account in options.Accounts.Where(a => Ledger.AccountOf(a) is null))
            Ledger.Record(new AccountOpened(now, account, options.OpeningCash));
        ScheduleMaintenance();
        _desk = new OrderDesk(this, _queue);
        venue.Listen(new Tape(this));
        _desk.Resume(now);
    }

    /// <summary>The set-up.</summary>
    public BrokerServerOptions Options { get; }

    /// <summary>The truth that a client's view can be compared with.</summary>
    public BrokerLedger Ledger { get; }

    /// <summary>The next instant at which something happens by itself; null where nothing will.</summary>
    public DateTimeOffset? NextDueAt => Earliest(Earliest(_queue.NextDueAt, Venue.NextEventAt), _nextMaintenance);

    /// <summary>The servers are down; nobody can log in.</summary>
    public bool IsDown => _now < _maintenanceEnds;

    internal IVenue Venue { get; }

    internal MasterData Master { get; }

    internal MinuteBars Minutes { get; } = new();

    /// <summary>Today's interruptions, each in its latest state.</summary>
    internal IReadOnlyList<VenueInterruption> Interruptions => _interruptions;

    internal bool IsMock => Options.Mode == TradingMode.Paper;

    internal DateTimeOffset Now => _now;

    /// <summary>Lets everything happen that is due at or before an instant.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        while (NextDueAt is { } due && due <= now)
        {
            MoveTo(due);
            Venue.AdvanceTo(_now);
            while (_queue.TakeDue(_now) is { } work)
                work();
            if (_now >= _nextMaintenance)
                StartMaintenance();
        }

        MoveTo(now);
        Venue.AdvanceTo(_now);
    }

    /// <summary>Places an order as a person does in the HTS: a client of the same id hears of it through Chejan events only.</summary>
    /// <param name="account">The account.</param>
    /// <param name="nOrderType">As in SendOrder.</param>
    /// <param name="symbol">The issue.</param>
    /// <param name="quantity">Shares.</param>
    /// <param name="price">Won; 0 where the type has none.</param>
    /// <param name="sHogaGb">As in SendOrder.</param>
    /// <param name="original">The order to modify or cancel.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <returns>주문번호; null where refused.</returns>
    public BrokerOrderNo? PlaceFromHts(
        AccountNo account, int nOrderType, Symbol symbol, long quantity, long price, string sHogaGb, BrokerOrderNo? original, out OrderRefusal refusal)
    {
        const string HtsScreen = "4989";
        var reply = _desk.Place(
            new OrderRequest("", HtsScreen, account.Value, nOrderType, symbol.Value, quantity, price, sHogaGb, original?.Value ?? "", FromHts: true));
        refusal = reply.Refusal;
        return reply.No;
    }

    /// <summary>A login with the same id from elsewhere: the present session is cut, since the last one wins.</summary>
    public void LogInElsewhere() => DropSession();

    internal void Attach(IBrokerSession session)
    {
        if (!ReferenceEquals(_session, session))
            DropSession();
        _session = session;
    }

    internal void Detach(IBrokerSession session)
    {
        if (ReferenceEquals(_session, session))
            _session = null;
    }

    internal OrderReply Place(OrderRequest request) => _desk.Place(request);

    internal long Orderable(BrokerAccount account) => _desk.Orderable(account);

    internal FillCosts CostsOf(Instrument instrument, Side side, TradingDay day, long amount) =>
        Options.Fees.CostsOf(Options.Mode, instrument.Board, instrument.Kind, side, day, amount);

    internal void Push(ChejanRecord record) => _session?.Chejan(record, _now);

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other : other is null || one < other ? one : other;

    private void MoveTo(DateTimeOffset now)
    {
        if (now <= _now)
            return;
        var before = TradingDay.At(_now);
        _now = now;
        if (TradingDay.At(now) != before)
            _desk.EndOrdersBefore(TradingDay.At(now));
    }

    private void ScheduleMaintenance()
    {
        _nextMaintenance = TradingDay.At(_now).InstantOf(Options.MaintenanceFrom);
        if (_nextMaintenance > _now)
            return;
        _maintenanceEnds = _nextMaintenance + Options.MaintenanceFor;
        _nextMaintenance += TimeSpan.FromDays(1);
    }

    private void StartMaintenance()
    {
        _maintenanceEnds = _nextMaintenance + Options.MaintenanceFor;
        _nextMaintenance += TimeSpan.FromDays(1);
        DropSession();
    }

    private void DropSession()
    {
        var session = _session;
        _session = null;
        session?.Dropped(_now);
    }

    private sealed class Tape(BrokerServer server) : IVenueListener
    {
        public void Filled(string orderId, long price, long quantity, DateTimeOffset at) => server._desk.Filled(orderId, price, quantity, at);

        public void Expired(string orderId, DateTimeOffset at) => server._desk.Expired(orderId, at);

        public void Traded(VenueTrade trade)
        {
            server.Minutes.Add(trade);
            server._session?.Traded(trade);
        }

        public void BookChanged(VenueBook book, long basePrice) => server._session?.BookChanged(book, basePrice);

        public void Expected(VenueExpected expected) => server._session?.Expected(expected);

        public void Interrupted(VenueInterruption interruption)
        {
            server._interruptions.RemoveAll(i => TradingDay.At(i.At) != TradingDay.At(interruption.At)
                || (i.Symbol == interruption.Symbol && i.CountToday == interruption.CountToday));
            server._interruptions.Add(interruption);
            server._session?.Interrupted(interruption);
        }

        public void SessionNoticed(VenueSession session) => server._session?.SessionNoticed(session);
    }
}
