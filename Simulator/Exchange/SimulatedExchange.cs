using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The simulated KRX: plays the schedule, the background and the users' orders in virtual time.</summary>
/// <remarks>
/// Left out: close-price sessions (장전/장후 시간외종가), the single-price session that ended in 2026, stop-limit and midpoint orders, sidecars,
/// and NXT; orders for them are refused. In very rare cases (a circuit breaker that closes the market) a day ends short of its bar. An issue without a bar, or with one without volume, is halted for the day. A bar outside the
/// limits around the previous close (a listing's or split's day) makes its open the base price.
/// </remarks>
public sealed class SimulatedExchange : IExchange
{
    private static readonly TimeOnly DayBegins = new(6, 0);
    private static readonly TimeSpan NotBeforeClose = TimeSpan.FromMinutes(40);

    private readonly ExchangeOptions _options;
    private readonly IReadOnlyList<Instrument> _listed;
    private readonly IDailyPrices _prices;
    private readonly TradingSchedule _schedule;
    private readonly IExchangeListener _listener;
    private readonly List<IssueMarket> _issues = [];
    private readonly Dictionary<Symbol, IssueMarket> _bySymbol = [];
    private readonly Dictionary<long, BookOrder> _orders = [];
    private IndexWatch _index = new();
    private PhaseChange _nextPhase;
    private DateTimeOffset _nextDayAt;
    private DateTimeOffset _nextIndexAt = DateTimeOffset.MaxValue;
    private DateTimeOffset _breakerAuctionAt = DateTimeOffset.MaxValue;
    private DateTimeOffset _breakerEndsAt = DateTimeOffset.MaxValue;
    private DateTimeOffset _closing;
    private bool _entered;
    private readonly bool _muted;

    /// <summary>Opens an exchange. What happened earlier on the starting day is played without telling the listener.</summary>
    /// <param name="options">How.</param>
    /// <param name="listed">Every issue's master data; base prices are replaced by those that <paramref name="prices"/> knows.</param>
    /// <param name="prices">Each day's bars.</param>
    /// <param name="schedule">Phases of KRX.</param>
    /// <param name="listener">Who hears what happens.</param>
    /// <param name="start">Where time starts (UTC).</param>
    /// <exception cref="ArgumentException">An issue is listed twice, the venue is not KRX, or the trade interval is below 50 ms.</exception>
    public SimulatedExchange(
        ExchangeOptions options, IReadOnlyList<Instrument> listed, IDailyPrices prices, TradingSchedule schedule, IExchangeListener listener, DateTimeOffset start)
    {
        if (options.TradeInterval < TimeSpan.FromMilliseconds(50))
            throw new ArgumentException("the trade interval is at least 50 ms", nameof(options));
        if (schedule.Venue != Venue.Krx)
            throw new ArgumentException("the simulated exchange is KRX", nameof(schedule));
        if (listed.DistinctBy(i => i.Symbol).Count() != listed.Count)
            throw new ArgumentException("an issue is listed twice", nameof(listed));
        (_options, _listed, _prices, _schedule, _listener) = (options, [.. listed], prices, schedule, listener);
        start = start.ToUniversalTime();
        var today = TradingDay.At(start);
        var first = schedule.Calendar.IsTradingDay(today) ? today : schedule.Calendar.NextTradingDay(today);
        var dayBegins = first.InstantOf(DayBegins);
        Now = dayBegins < start ? dayBegins : start;
        _muted = true;
        BeginDay(first, Now);
        _nextPhase = schedule.NextPhaseChange(Now);
        AdvanceTo(start);
        _muted = false;
    }

    /// <inheritdoc/>
    public DateTimeOffset Now { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset NextEventAt
    {
        get
        {
            var next = _nextPhase.At < _nextDayAt ? _nextPhase.At : _nextDayAt;
            next = Earlier(next, _nextIndexAt);
            next = Earlier(next, _breakerAuctionAt);
            next = Earlier(next, _breakerEndsAt);
            foreach (var issue in _issues)
                next = Earlier(next, issue.NextAt);
            return next;
        }
    }

    /// <inheritdoc/>
    public MarketPhase Phase { get; private set; } = MarketPhase.Closed;

    /// <inheritdoc/>
    public TradingDay Day { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Instrument> Instruments { get; private set; } = [];

    /// <inheritdoc/>
    public void AdvanceTo(DateTimeOffset now)
    {
        Enter(now);
        try
        {
            PlayTo(now.ToUniversalTime());
        }
        finally
        {
            _entered = false;
        }
    }

    /// <inheritdoc/>
    public void Submit(NewOrder order, DateTimeOffset now) => At(now, () =>
    {
        if (order.OrderId <= 0 || _orders.ContainsKey(order.OrderId))
            Refuse(order.OrderId, order.Symbol, OrderRequest.New, OrderRefusal.OrderIdUsed);
        else if (!_bySymbol.TryGetValue(order.Symbol, out var market))
            Refuse(order.OrderId, order.Symbol, OrderRequest.New, OrderRefusal.UnknownSymbol);
        else if (OrderChecks.OfNew(order, market) is { } reason)
            Refuse(order.OrderId, order.Symbol, OrderRequest.New, reason);
        else if (market.Enter(order, Now) is not { } entered)
            Refuse(order.OrderId, order.Symbol, OrderRequest.New, OrderRefusal.NoReferencePrice);
        else
            Remember(entered);
    });

    /// <inheritdoc/>
    public void Cancel(long orderId, long quantity, DateTimeOffset now) => At(now, () =>
    {
        if (OpenOrder(orderId, quantity, OrderRequest.Cancel) is { } order)
            order.Market!.Cancel(order, quantity == 0 ? order.Leaves : quantity, Now);
    });

    /// <inheritdoc/>
    public void Replace(long orderId, long newOrderId, long quantity, long price, DateTimeOffset now) => At(now, () =>
    {
        if (OpenOrder(orderId, quantity, OrderRequest.Replace) is not { } order)
            return;
        var symbol = order.Market!.Today.Symbol;
        if (newOrderId <= 0 || _orders.ContainsKey(newOrderId))
            Refuse(orderId, symbol, OrderRequest.Replace, OrderRefusal.OrderIdUsed);
        else if (OrderChecks.OfReplace(order, price, order.Market) is { } reason)
            Refuse(orderId, symbol, OrderRequest.Replace, reason);
        else
            Remember(order.Market.Replace(order, newOrderId, quantity == 0 ? order.Leaves : quantity, price, Now));
    });

    /// <inheritdoc/>
    public MarketSnapshot? SnapshotOf(Symbol symbol) => _bySymbol.GetValueOrDefault(symbol)?.Snapshot();

    /// <inheritdoc/>
    public bool ForceVolatilityInterruption(Symbol symbol, DateTimeOffset now)
    {
        var forced = false;
        At(now, () => forced = _bySymbol.GetValueOrDefault(symbol)?.ForceInterruption(Now) ?? false);
        return forced;
    }

    /// <inheritdoc/>
    public bool ForceCircuitBreaker(CircuitBreakerStage stage, DateTimeOffset now)
    {
        if (stage is not (CircuitBreakerStage.One or CircuitBreakerStage.Two or CircuitBreakerStage.Three))
            throw new ArgumentOutOfRangeException(nameof(stage), stage, "a circuit breaker has three stages");
        var forced = false;
        At(now, () =>
        {
            forced = Phase == MarketPhase.Continuous && _breakerEndsAt == DateTimeOffset.MaxValue
                && (stage == CircuitBreakerStage.Three || Now <= _closing - NotBeforeClose);
            if (!forced)
                return;
            _index.Force(stage);
            Break(stage);
        });
        return forced;
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private void At(DateTimeOffset now, Action then)
    {
        Enter(now);
        try
        {
            PlayTo(now.ToUniversalTime());
            then();
        }
        finally
        {
            _entered = false;
        }
    }

    private void Enter(DateTimeOffset now)
    {
        if (_entered)
            throw new InvalidOperationException("the exchange cannot be entered from inside its listener");
        if (now < Now)
            throw new ArgumentOutOfRangeException(nameof(now), now, "time does not run backwards");
        _entered = true;
    }

    private void PlayTo(DateTimeOffset now)
    {
        for (var at = NextEventAt; at <= now; at = NextEventAt)
        {
            Now = at;
            PlayDue(at);
        }

        Now = now;
    }

    private void PlayDue(DateTimeOffset at)
    {
        if (_nextDayAt <= at)
            BeginDay(TradingDay.At(at), at);
        if (_nextPhase.At <= at)
            ChangePhase(at);
        if (_breakerAuctionAt <= at)
            BeginBreakerAuction(at);
        if (_breakerEndsAt <= at)
            EndBreaker(at);
        if (_nextIndexAt <= at)
            WatchIndex(at);
        foreach (var issue in _issues)
        {
            if (issue.NextAt <= at)
                issue.Play(at);
        }
    }

    private void BeginDay(TradingDay day, DateTimeOffset at)
    {
        Day = day;
        _nextDayAt = _schedule.Calendar.NextTradingDay(day).InstantOf(DayBegins);
        _closing = _schedule.ClosingOf(day);
        _orders.Clear();
        _issues.Clear();
        _bySymbol.Clear();
        _index = new IndexWatch();
        var windows = _schedule.WindowsOf(day);
        foreach (var listed in _listed)
        {
            var issue = IssueDay.Open(listed, day, windows, _prices, _options, Emit);
            _issues.Add(issue);
            _bySymbol.Add(listed.Symbol, issue);
        }

        Instruments = [.. _issues.Select(i => i.Today)];
        Emit(new DayStarted(at, day, Instruments));
    }

    private void ChangePhase(DateTimeOffset at)
    {
        var previous = Phase;
        Phase = _nextPhase.Phase;
        _nextPhase = _schedule.NextPhaseChange(at);
        Emit(new PhaseChanged(at, Phase, previous));
        _nextIndexAt = Phase == MarketPhase.Continuous && _options.CircuitBreakers ? at + IndexWatch.Beat : DateTimeOffset.MaxValue;
        if (Phase == MarketPhase.ClosingAuction && _breakerEndsAt != DateTimeOffset.MaxValue)
            EndBreaker(at);
        foreach (var issue in _issues)
        {
            switch (Phase)
            {
                case MarketPhase.AfterHoursClosePre or MarketPhase.PreOpenAuction:
                    issue.BeginOpening(at, _schedule.OpeningOf(Day));
                    break;
                case MarketPhase.ClosingAuction:
                    issue.BeginClosing(at, _closing);
                    break;
                case MarketPhase.AfterMarket:
                    issue.BeginAfterMarket(at);
                    break;
                case MarketPhase.Closed when issue.State != IssueState.Closed:
                    issue.Close(at, ExpiryReason.SessionEnd);
                    break;
            }
        }
    }

    private void WatchIndex(DateTimeOffset at)
    {
        _nextIndexAt = at + IndexWatch.Beat;
        if (_breakerEndsAt == DateTimeOffset.MaxValue && _index.Observe(_issues, at, _closing))
            Break(_index.State.Stage);
    }

    private void Break(CircuitBreakerStage stage)
    {
        _index.Restart();
        if (stage == CircuitBreakerStage.Three)
        {
            Emit(new CircuitBreakerTriggered(Now, stage, _index.Change, null));
            foreach (var issue in _issues)
                issue.Close(Now, ExpiryReason.MarketClosedForDay);
            _nextIndexAt = DateTimeOffset.MaxValue;
            return;
        }

        var extension = SplitMix.For(_options.Seed, "circuit breaker", Day.Date.DayNumber, (int)stage).Below((long)TradingSchedule.RandomEndLimit.TotalMilliseconds + 1);
        _breakerAuctionAt = Now + CircuitBreakerRules.Halt;
        _breakerEndsAt = _breakerAuctionAt + CircuitBreakerRules.Auction + TimeSpan.FromMilliseconds(extension);
        Emit(new CircuitBreakerTriggered(Now, stage, _index.Change, _breakerAuctionAt));
        foreach (var issue in _issues)
            issue.Halt(Now);
    }

    private void BeginBreakerAuction(DateTimeOffset at)
    {
        _breakerAuctionAt = DateTimeOffset.MaxValue;
        foreach (var issue in _issues)
            issue.BeginBreakerAuction(at, _breakerEndsAt);
    }

    private void EndBreaker(DateTimeOffset at)
    {
        _breakerEndsAt = DateTimeOffset.MaxValue;
        Emit(new CircuitBreakerReleased(at, _index.State.Stage));
    }

    private BookOrder? OpenOrder(long orderId, long quantity, OrderRequest request)
    {
        if (!_orders.TryGetValue(orderId, out var order))
        {
            Refuse(orderId, default, request, OrderRefusal.OrderNotOpen);
            return null;
        }

        OrderRefusal? reason = order.Leaves == 0 ? OrderRefusal.OrderNotOpen
            : quantity < 0 ? OrderRefusal.BadQuantity
            : quantity > order.Leaves ? OrderRefusal.QuantityBeyondLeaves
            : null;
        if (reason is { } refused)
            Refuse(orderId, order.Market!.Today.Symbol, request, refused);
        return reason is null ? order : null;
    }

    private void Remember(BookOrder order)
    {
        _orders.Add(order.Id, order);
    }

    private void Refuse(long orderId, Symbol symbol, OrderRequest request, OrderRefusal reason) =>
        Emit(new OrderRefused(orderId, symbol, Now, request, reason));

    private void Emit(IExchangeEvent happened)
    {
        if (!_muted)
            _listener.On(happened);
    }
}
