using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Specs.Account;

/// <summary>An account's behaviour under a spec's hand: commands in, events folded, effects kept. Each decision is checked to change nothing
/// by itself.</summary>
public sealed class AccountRig
{
    public static readonly AccountNo Number = AccountNo.Parse("8012345611");
    public static readonly Symbol Samsung = Symbol.Parse("005930");
    public static readonly Symbol Hynix = Symbol.Parse("000660");
    public static readonly Symbol Kakao = Symbol.Parse("035720");
    public static readonly TradingDay Day = TradingDay.Parse("2026-03-10");
    public static readonly Caller Trader = new(UserId.Parse("trader"), PermissionLevel.PaperTrader);
    public static readonly Caller Admin = new(UserId.Parse("admin"), PermissionLevel.Admin);
    public const long OpeningCash = 50_000_000;

    private readonly Dictionary<CommandId, IBrokerCommand> _sent = [];
    private long _commands;
    private long _outbox;

    public AccountRig(Func<AccountOptions, AccountOptions>? change = null, bool ready = true)
    {
        foreach (var (symbol, price) in new[] { (Samsung, 70_000L), (Hynix, 200_000L), (Kakao, 40_000L) })
        {
            Market.List(new Instrument(symbol, symbol.Value, Board.Kospi, InstrumentKind.Stock, price));
            Market.Trade(symbol, price, Now);
        }

        var options = new AccountOptions { Account = Number, Mode = TradingMode.Paper, Run = "run-1", Market = Market, Broker = Broker };
        Options = change?.Invoke(options) ?? options;
        Behaviour = new AccountBehaviour(Options);
        State = Behaviour.Initial();
        if (ready)
            Reconcile();
    }

    public FakeMarket Market { get; } = new();

    public FakeBrokerStatus Broker { get; } = new();

    public AccountOptions Options { get; }

    public AccountBehaviour Behaviour { get; private set; }

    public AccountState State { get; private set; }

    public DateTimeOffset Now { get; set; } = Day.InstantOf(new TimeOnly(10, 0));

    public List<JournaledEvent> Journal { get; } = [];

    /// <summary>Every command told to the bridge, repetitions included.</summary>
    public List<IBrokerCommand> Sent { get; } = [];

    public List<ReportAcknowledged> Acknowledged { get; } = [];

    /// <summary>The effects of the last decision.</summary>
    public IReadOnlyList<IEffect> Effects { get; private set; } = [];

    /// <summary>The events of the last decision.</summary>
    public IReadOnlyList<AccountEvent> Events { get; private set; } = [];

    public Cause NextCause() => new(CommandId.Parse($"c-{++_commands}"));

    public object? Send(ICommand command)
    {
        var before = AccountSnapshotCodec.Instance.Encode(State);
        var decision = Behaviour.Decide(State, command, Now);
        AccountSnapshotCodec.Instance.Encode(State).ShouldBe(before, "a decision changes nothing by itself");
        Commit(command.Cause, decision);
        return Effects.OfType<Reply>().SingleOrDefault()?.Message;
    }

    public TAnswer Send<TAnswer>(ICommand command) => Send(command).ShouldBeAssignableTo<TAnswer>()!;

    public OrderAnswer Place(OrderSpec spec, Caller? caller = null, bool queue = false) => Send<OrderAnswer>(new PlaceOrder(NextCause(), caller ?? Trader, Number, spec, queue));

    /// <summary>Places an order that must pass.</summary>
    public OrderView Placed(OrderSpec spec, Caller? caller = null)
    {
        var answer = Place(spec, caller);
        return answer.ShouldBeOfType<OrderAnswer.Taken>(answer.ToString()).Order;
    }

    /// <summary>Places an order and has Kiwoom accept it.</summary>
    public OrderView Accepted(OrderSpec spec, string number, Caller? caller = null)
    {
        Placed(spec, caller);
        Report(new OrderAcknowledged(Number, Submit(spec.ClientOrderId).Id, spec.ClientOrderId, Day, BrokerOrderNo.Parse(number)));
        return View(spec.ClientOrderId);
    }

    public OrderAnswer Cancel(string id, Caller? caller = null) => Send<OrderAnswer>(new CancelOrder(NextCause(), caller ?? Trader, Number, ClientOrderId.Parse(id)));

    public OrderAnswer Replace(string id, long? quantity, long? price) => Send<OrderAnswer>(new ReplaceOrder(NextCause(), Trader, Number, ClientOrderId.Parse(id), quantity, price));

    public SequencedReport Report(IBrokerReport report)
    {
        var sequenced = new SequencedReport(BridgeId.Parse("bridge-1"), "outbox-1", ++_outbox, Now, report);
        Send(ReportArrived.Of(sequenced));
        return sequenced;
    }

    public void Fill(string id, string number, long quantity, long price, long cumulative, long orderQuantity, Side side = Side.Buy, Symbol? symbol = null, bool named = true) =>
        Report(new ExecutionReported(
            Number, Day, ExecutionId.Parse($"{Day.ToCompact()}-{number}-{cumulative}"), BrokerOrderNo.Parse(number), named ? ClientOrderId.Parse(id) : null, symbol ?? Samsung, side, quantity,
            price, orderQuantity, price, cumulative, orderQuantity - cumulative, Now));

    public void Chejan(string number, BrokerOrderState state, long quantity, long open, BrokerOrderKind kind = BrokerOrderKind.New, string? original = null, string? id = null, long? price = 70_000, Side side = Side.Buy) =>
        Report(new OrderStateReported(
            Number, Day, BrokerOrderNo.Parse(number), original is null ? null : BrokerOrderNo.Parse(original), id is null ? null : ClientOrderId.Parse(id), kind, state, Samsung, side, quantity,
            price, open));

    public SubmitOrder Submit(ClientOrderId id) => Sent.OfType<SubmitOrder>().Last(s => s.Order.ClientOrderId == id);

    public TCommand LastSent<TCommand>()
        where TCommand : IBrokerCommand => Sent.OfType<TCommand>().Last();

    public OrderView View(string id) => View(ClientOrderId.Parse(id));

    public OrderView View(ClientOrderId id) => State.Orders.Find(id).ShouldNotBeNull(id.Value).View(Number);

    public Position? Position(Symbol? symbol = null) => State.Portfolio.Positions.Find(symbol ?? Samsung);

    /// <summary>A link comes up, and Kiwoom's lists are read.</summary>
    public void Reconcile(long cash = OpeningCash, IReadOnlyList<SnapshotHolding>? holdings = null, IReadOnlyList<SnapshotOrder>? orders = null)
    {
        Send(new BrokerEpochStarted(NextCause(), Broker.Epoch));
        Snapshot(cash, holdings, orders);
    }

    /// <summary>Kiwoom's lists are asked for and read.</summary>
    public void Snapshot(long cash = OpeningCash, IReadOnlyList<SnapshotHolding>? holdings = null, IReadOnlyList<SnapshotOrder>? orders = null, bool complete = true, DateTimeOffset? startedAt = null)
    {
        Send(new Reconcile(NextCause()));
        Answer(cash, holdings, orders, complete, startedAt);
    }

    /// <summary>The lists that were asked for last are read.</summary>
    public void Answer(long cash = OpeningCash, IReadOnlyList<SnapshotHolding>? holdings = null, IReadOnlyList<SnapshotOrder>? orders = null, bool complete = true, DateTimeOffset? startedAt = null) =>
        Report(new BrokerSnapshot(Number, LastSent<RequestSnapshot>().Id, TradingDay.At(Now), startedAt ?? Now, complete, orders ?? [], holdings ?? [], cash));

    public void TickAfter(TimeSpan time)
    {
        Now += time;
        foreach (var symbol in new[] { Samsung, Hynix, Kakao })
            Market.Trade(symbol, Market.QuoteOf(symbol)!.Last, Now);
        Send(new Tick(NextCause(), Now - Options.TickEvery));
    }

    public void Trade(Symbol symbol, long price) => Market.Trade(symbol, price, Now);

    /// <summary>The process ends and starts again.</summary>
    public void Restart(string? run = null)
    {
        Behaviour = new AccountBehaviour(Options with { Run = run ?? Options.Run });
        State = Folded();
        Effects = [.. Behaviour.OnRecovered(State, Now)];
        Collect();
    }

    public AccountState Folded() => Journal.Aggregate(Behaviour.Initial(), Behaviour.Apply);

    public static OrderSpec Buy(string id, long quantity = 10, long? price = 70_000, Symbol? symbol = null) => Spec(id, Side.Buy, quantity, price, symbol);

    public static OrderSpec Sell(string id, long quantity = 10, long? price = 70_000, Symbol? symbol = null) => Spec(id, Side.Sell, quantity, price, symbol);

    private static OrderSpec Spec(string id, Side side, long quantity, long? price, Symbol? symbol) => new(
        ClientOrderId.Parse(id), symbol ?? Samsung, side, quantity, price is null ? OrderType.Market : OrderType.Limit, price, null, TimeInForce.Day, TradingMode.Paper);

    private void Commit(Cause cause, Decision decision)
    {
        foreach (var @event in decision.Events)
        {
            var journaled = new JournaledEvent(Journal.Count + 1, Now, cause, @event);
            Journal.Add(journaled);
            State = Behaviour.Apply(State, journaled);
        }

        Events = [.. decision.Events.Cast<AccountEvent>()];
        Effects = decision.Effects;
        Collect();
    }

    private void Collect()
    {
        foreach (var tell in Effects.OfType<Tell>())
        {
            if (tell.Message is ReportAcknowledged acknowledged)
                Acknowledged.Add(acknowledged);
            if (tell.Message is not IBrokerCommand command)
                continue;
            Sent.Add(command);
            if (_sent.TryGetValue(command.Id, out var before))
                command.ShouldBe(before, "a command id never comes with other content");
            _sent[command.Id] = command;
        }
    }
}
