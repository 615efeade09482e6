using System.Globalization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Strategies;

/// <summary>Hosts one strategy: gives it market data and its own orders, and sends what it wants through the same door as anybody. It
/// asks which of its orders exist already before it sends anything, at its start and after each fault.</summary>
public sealed class StrategyActor : Actor
{
    private readonly StrategyDefinition _definition;
    private readonly Func<IStrategy> _create;
    private readonly IMarketView _market;
    private readonly TradingSchedule _schedule;
    private readonly ActorPath _account;
    private readonly Caller _caller;
    private readonly Func<Caller> _placer;
    private readonly TimeSpan _retry;
    private readonly StrategyBook _book = new();
    private IStrategy? _strategy;
    private TradingDay _day;
    private int _lastNumber;

    /// <summary>Hosts a strategy.</summary>
    /// <param name="definition">What was started.</param>
    /// <param name="create">Makes the strategy; called at each (re)start.</param>
    /// <param name="market">Master data.</param>
    /// <param name="schedule">The exchange's hours.</param>
    /// <param name="account">The account's actor.</param>
    /// <param name="retry">How long to wait for the account's answer, on the actor's clock, before it is asked again.</param>
    /// <param name="placer">As whom it places an order at that moment; <see cref="CallerOf"/> where left out. Cancels, which only take
    /// away from what is at risk, always go out as that.</param>
    public StrategyActor(
        StrategyDefinition definition, Func<IStrategy> create, IMarketView market, TradingSchedule schedule, ActorPath account, TimeSpan retry, Func<Caller>? placer = null)
    {
        _retry = retry;
        _definition = definition;
        _create = create;
        _market = market;
        _schedule = schedule;
        _account = account;
        _caller = CallerOf(definition);
        _placer = placer ?? (() => _caller);
    }

    /// <summary>As whom a strategy trades while its owner may do what he could when he started it.</summary>
    public static Caller CallerOf(StrategyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new Caller(definition.Owner, definition.Mode == TradingMode.Real ? PermissionLevel.RealTrader : PermissionLevel.PaperTrader, definition.Id);
    }

    /// <inheritdoc/>
    protected internal override void Started(IActorContext context) => AskForOrders(context);

    /// <inheritdoc/>
    protected internal override void Receive(object message, IActorContext context)
    {
        switch (message)
        {
            case IReadOnlyList<OrderView> orders:
                context.CancelTimer(nameof(RetryOrders));
                Take(orders, context);
                break;
            case RetryOrders or OrdersLost:
                AskForOrders(context);
                break;
            case IMarketDataMessage data when _strategy is not null:
                _strategy.OnMarketData(data, new View(this, context));
                break;
            case OrderUpdated update:
                Tell(update.Order, context);
                break;
            case OrderAnswer.Taken taken:
                Tell(taken.Order, context);
                break;
            case OrderAnswer.Refused refused:
                Tell(refused.Order, context);
                break;
            case OrderAnswer.RefusedUnrecorded refused:
                _book.Forget(refused.ClientOrderId);
                break;
            case Fault { Message: PlaceOrder lost, Error: JournalUnavailableException or UndeliverableException }:
                _book.Forget(lost.Order.ClientOrderId);
                break;
            case Fault { Message: CancelOrder lost, Error: JournalUnavailableException or UndeliverableException }:
                context.StartTimer($"cancel:{lost.ClientOrderId}", _retry, lost);
                break;
            case CancelOrder again:
                context.Resolve(_account).Tell(again, context.Self);
                break;
        }
    }

    private void AskForOrders(IActorContext context)
    {
        var ask = new GetOrders(new Cause(CommandId.Parse($"orders:{_definition.Id}"), _definition.Owner, _definition.Id), Strategy: _definition.Id, Limit: int.MaxValue);
        context.Resolve(_account).Tell(ask, context.Self);
        context.StartTimer(nameof(RetryOrders), _retry, RetryOrders.Instance);
    }

    private void Take(IReadOnlyList<OrderView> orders, IActorContext context)
    {
        if (_strategy is not null)
        {
            foreach (var order in orders.Reverse())
                Tell(order, context);
            return;
        }

        foreach (var order in orders.Reverse())
        {
            _book.Update(order);
            Remember(order.ClientOrderId, context);
        }

        _strategy = _create();
        _strategy.OnStarted(new View(this, context));
    }

    private void Tell(OrderView order, IActorContext context)
    {
        if (_book.Update(order))
            _strategy?.OnOrder(order, new View(this, context));
    }

    // An id that is never used twice, whatever restarts: the strategy, the day, and a number above all that exist.
    private ClientOrderId NextId(IActorContext context)
    {
        StartDay(context);
        _lastNumber++;
        return ClientOrderId.Parse(string.Create(CultureInfo.InvariantCulture, $"{Prefix()}{_lastNumber}"));
    }

    private void Remember(ClientOrderId id, IActorContext context)
    {
        StartDay(context);
        if (id.Value.StartsWith(Prefix(), StringComparison.Ordinal)
            && int.TryParse(id.Value.AsSpan(Prefix().Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            _lastNumber = Math.Max(_lastNumber, number);
        }
    }

    private void StartDay(IActorContext context)
    {
        var today = TradingDay.At(context.Clock.GetUtcNow());
        if (today == _day)
            return;

        _day = today;
        _lastNumber = 0;
    }

    private string Prefix() => $"{_definition.Id}-{_day.ToCompact()}-";

    private sealed record RetryOrders
    {
        internal static RetryOrders Instance { get; } = new();
    }

    private sealed class View(StrategyActor host, IActorContext actor) : IStrategyContext
    {
        public DateTimeOffset Now => actor.Clock.GetUtcNow();

        public MarketPhase Phase => host._schedule.PhaseAt(Now);

        public Instrument? Find(Symbol symbol) => host._market.Find(symbol);

        public long PositionOf(Symbol symbol) => host._book.PositionOf(symbol);

        public long CostOf(Symbol symbol) => host._book.CostOf(symbol);

        public IReadOnlyCollection<OrderView> OpenOrders(Symbol symbol) => host._book.OpenOrders(symbol);

        public void Place(Symbol symbol, Side side, long quantity, OrderType type, long? price = null, TimeInForce timeInForce = TimeInForce.Day)
        {
            var id = host.NextId(actor);
            var now = Now;
            var spec = new OrderSpec(id, symbol, side, quantity, type, price, null, timeInForce, host._definition.Mode);
            host._book.Update(new OrderView(
                id, host._definition.Account, symbol, side, type, timeInForce, host._definition.Mode, quantity, price, OrderStatus.PendingNew,
                0, quantity, 0, 0, null, false, host._definition.Owner, host._definition.Id, [], null, now, now));
            actor.Resolve(host._account).Tell(new PlaceOrder(CauseOf($"place:{id}"), host._placer(), host._definition.Account, spec), actor.Self);
        }

        public void Cancel(ClientOrderId order) =>
            actor.Resolve(host._account).Tell(new CancelOrder(CauseOf($"cancel:{order}"), host._caller, host._definition.Account, order), actor.Self);

        private Cause CauseOf(string id) => new(CommandId.Parse(id), host._definition.Owner, host._definition.Id);
    }
}
