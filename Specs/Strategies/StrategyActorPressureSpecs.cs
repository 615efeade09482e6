using System.Collections.Immutable;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Actors.Strategies;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Strategies;

/// <summary>A strategy whose account is flooded: a refused order is as if it had never been, a refused cancel is sent again, and lost updates are
/// asked for.</summary>
public sealed class StrategyActorPressureSpecs
{
    private static readonly DateTimeOffset _morning = Day.InstantOf(new TimeOnly(10, 0));
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(10);
    private readonly List<object> _received = [];
    private readonly FakeMarket _market = new();
    private readonly OneOrder _strategy = new();
    private readonly DeterministicEngine _engine = new(3, new InMemoryJournal(), new VirtualTimeProvider(_morning));
    private readonly IActorRef _actor;
    private Exception? _refusal;
    private string? _withdrawn;
    private IReadOnlyList<OrderView> _orders = [];

    public StrategyActorPressureSpecs()
    {
        _engine.Spawn(AccountBehaviour.PathOf(Number), () => new AccountDouble(this));
        var definition = new StrategyDefinition(
            StrategyId.Parse("one"), "one", Number, TradingMode.Paper, [Samsung], ImmutableSortedDictionary<string, long>.Empty, 1_000_000, Trader.User);
        _actor = _engine.Spawn(
            new ActorPath("/strategies/one"), () => new StrategyActor(definition, () => _strategy, _market, new TradingSchedule(TradingCalendar.Krx), AccountBehaviour.PathOf(Number), _retry,
                () => StrategyActor.CallerOf(definition) with { Refusal = _withdrawn }));
        _engine.RunFor(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_refused_order_is_forgotten_and_the_next_has_another_id()
    {
        _refusal = new OverloadedException("full");
        Tick();
        _refusal = null;
        Tick();
        var placed = _received.OfType<PlaceOrder>().Select(p => p.Order.ClientOrderId).ToList();
        placed.Count.ShouldBe(2, "the strategy saw no open order after the refusal");
        placed.Distinct().Count().ShouldBe(2);
        Tick();
        _received.OfType<PlaceOrder>().Count().ShouldBe(2, "the second is on its way");
    }

    [Fact]
    public void A_refused_cancel_is_sent_again()
    {
        Tick();
        _strategy.Cancels = true;
        _refusal = new OverloadedException("full");
        Tick();
        _received.OfType<CancelOrder>().Count().ShouldBe(1);
        _refusal = null;
        _strategy.Cancels = false;
        _engine.RunFor(_retry * 2);
        _received.OfType<CancelOrder>().Count().ShouldBe(2);
        _engine.RunFor(_retry * 5);
        _received.OfType<CancelOrder>().Count().ShouldBe(2);
    }

    [Fact]
    public void Lost_updates_are_asked_for_and_told_to_the_strategy()
    {
        Tick();
        var id = _received.OfType<PlaceOrder>().Single().Order.ClientOrderId;
        _orders = [View(id, OrderStatus.Filled, 10)];
        _actor.Tell(OrdersLost.Instance);
        _engine.RunFor(TimeSpan.FromSeconds(1));
        _received.OfType<GetOrders>().Count().ShouldBe(2, "at the start, and now");
        _strategy.Heard.ShouldHaveSingleItem().Status.ShouldBe(OrderStatus.Filled);
        _engine.RunFor(_retry * 3);
        _received.OfType<GetOrders>().Count().ShouldBe(2, "the answer ended the asking");
    }

    [Fact]
    public void It_places_as_its_owner_may_at_that_moment_and_cancels_as_ever()
    {
        Tick();
        _received.OfType<PlaceOrder>().Single().Caller.ShouldBe(new Caller(Trader.User, PermissionLevel.PaperTrader, StrategyId.Parse("one")));
        _withdrawn = "his permission was taken away";
        _strategy.Cancels = true;
        Tick();
        _received.OfType<CancelOrder>().Single().Caller.Refusal.ShouldBeNull("a cancel only takes away from what is at risk");
        _strategy.Cancels = false;
        _orders = [View(_received.OfType<PlaceOrder>().Single().Order.ClientOrderId, OrderStatus.Canceled, 0)];
        _actor.Tell(OrdersLost.Instance);
        _engine.RunFor(TimeSpan.FromSeconds(1));
        Tick();
        _received.OfType<PlaceOrder>().Last().Caller.Refusal.ShouldBe(_withdrawn);
    }

    private void Tick()
    {
        _actor.Tell(new TradeTick(Samsung, _morning, 70_000, 1, null, 1, 70_000, 70_000, 70_000, 70_100, 70_000));
        _engine.RunFor(TimeSpan.FromSeconds(1));
    }

    private static OrderView View(ClientOrderId id, OrderStatus status, long filled) => new(
        id, Number, Samsung, Side.Buy, OrderType.Limit, TimeInForce.Day, TradingMode.Paper, 10, 70_000, status, filled, 10 - filled, 70_000 * filled, 0, null, false, Trader.User,
        StrategyId.Parse("one"), [], null, _morning.AddHours(1), _morning.AddHours(1));

    private sealed class AccountDouble(StrategyActorPressureSpecs specs) : Actor
    {
        protected override void Receive(object message, IActorContext context)
        {
            specs._received.Add(message);
            if (message is GetOrders)
                context.Reply(specs._orders);
            else if (specs._refusal is { } refusal)
                context.Reply(new Fault(message, refusal));
        }
    }

    /// <summary>Wants one order to be open, until it is told to cancel.</summary>
    private sealed class OneOrder : IStrategy
    {
        public bool Cancels { get; set; }

        public List<OrderView> Heard { get; } = [];

        public void OnStarted(IStrategyContext context)
        {
        }

        public void OnMarketData(IMarketDataMessage message, IStrategyContext context)
        {
            var open = context.OpenOrders(Samsung);
            if (open.Count == 0)
                context.Place(Samsung, Side.Buy, 10, OrderType.Limit, 70_000);
            else if (Cancels)
                context.Cancel(open.Single().ClientOrderId);
        }

        public void OnOrder(OrderView order, IStrategyContext context) => Heard.Add(order);
    }
}
