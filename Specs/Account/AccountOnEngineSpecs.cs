using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

/// <summary>The account hosted by an engine: what it tells its bridge is durable first, and another engine on the same journal comes to the same state.</summary>
public sealed class AccountOnEngineSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Morning = Day.InstantOf(new TimeOnly(10, 0));
    private readonly InMemoryJournal _journal = new();
    private readonly List<(object Message, bool IsOrderDurable)> _told = [];
    private readonly FakeMarket _market = new();
    private readonly FakeBrokerStatus _broker = new();

    [Fact]
    public void An_account_trades_through_an_engine_and_is_rebuilt_by_another()
    {
        var (engine, account) = Start(Morning);
        account.Tell(new BrokerEpochStarted(Cause("epoch"), 1));
        engine.RunFor(TimeSpan.FromSeconds(1));
        var lists = _told.Select(t => t.Message).OfType<RequestSnapshot>().Single();
        account.Tell(Report(1, new BrokerSnapshot(Number, lists.Id, Day, engine.Clock.GetUtcNow(), true, [], [], OpeningCash)));
        engine.RunFor(TimeSpan.FromSeconds(1));
        Ask<OrderAnswer>(engine, account, new PlaceOrder(Cause("place"), Trader, Number, Buy("a"))).ShouldBeOfType<OrderAnswer.Taken>();
        engine.RunFor(TimeSpan.FromSeconds(1));
        var submit = _told.Single(t => t.Message is SubmitOrder);
        submit.IsOrderDurable.ShouldBeTrue();
        account.Tell(Report(2, new ExecutionReported(
            Number, Day, ExecutionId.Parse("x"), BrokerOrderNo.Parse("0000001"), ClientOrderId.Parse("a"), Samsung, Side.Buy, 10, 70_000, 10, 70_000, 10, 0, engine.Clock.GetUtcNow())));
        engine.RunFor(TimeSpan.FromSeconds(20));
        var running = Ask<AccountSummary>(engine, account, new GetAccountSummary(Cause("sum")));

        var (second, again) = Start(engine.Clock.GetUtcNow());
        Ask<AccountSummary>(second, again, new GetAccountSummary(Cause("sum"))).ShouldBeEquivalentTo(running);
        running.Executions.ShouldBe(1);
        _told.Select(t => t.Message).OfType<ReportAcknowledged>().Select(a => a.Sequence).ShouldBe([1, 2]);
    }

    [Fact]
    public void An_order_that_nobody_waits_for_is_refused_while_nothing_can_be_written_and_not_kept_until_then()
    {
        var (engine, account) = Start(Morning);
        var heard = new List<object>();
        var strategy = engine.Spawn(new ActorPath("/strategy"), () => new Bridge(heard.Add));
        _journal.FailNext(JournalFault.Refused);
        account.Tell(new EngageKillSwitch(Cause("fault"), Trader, Number, "the write that fails"));
        engine.RunUntil(() => engine.Health().Single(h => h.Path == account.Path).Status == ActorStatus.BackingOff, Patience);
        account.Tell(new PlaceOrder(Cause("place"), Trader, Number, Buy("a")), strategy);
        engine.RunFor(TimeSpan.FromMinutes(1));

        heard.ShouldHaveSingleItem().ShouldBeOfType<Fault>().Error.ShouldBeOfType<JournalUnavailableException>();
        Ask<OrderAnswer>(engine, account, new GetOrder(Cause("get"), ClientOrderId.Parse("a"))).ShouldBeOfType<OrderAnswer.NotFound>();
    }

    private (DeterministicEngine Engine, IActorRef Account) Start(DateTimeOffset at)
    {
        _market.List(new Instrument(Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000));
        _market.Trade(Samsung, 70_000, at);
        var engine = new DeterministicEngine(7, _journal, new VirtualTimeProvider(at));
        engine.Spawn(new ActorPath("/bridge"), () => new Bridge(message => _told.Add((message, _journal.Events(AccountBehaviour.IdOf(Number)).Any(e => e.Event is OrderPlaced)))));
        var options = new AccountOptions { Account = Number, Mode = TradingMode.Paper, Run = "run-1", Market = _market, Broker = _broker };
        return (engine, engine.SpawnEventSourced(AccountBehaviour.PathOf(Number), new AccountBehaviour(options), AccountSnapshotCodec.Instance, new ActorOptions { SnapshotEvery = 2, Admission = AccountAdmission.Rules }));
    }

    private static Cause Cause(string id) => new(CommandId.Parse(id));

    private static ReportArrived Report(long sequence, IBrokerReport report) => ReportArrived.Of(new SequencedReport(BridgeId.Parse("bridge-1"), "outbox-1", sequence, Morning, report));

    private static TAnswer Ask<TAnswer>(DeterministicEngine engine, IActorRef target, ICommand command)
    {
        var asked = ((IActorEngine)engine).Ask<TAnswer>(target, command, Patience);
        engine.RunUntil(() => asked.IsCompleted, Patience);
        return asked.GetAwaiter().GetResult();
    }

    private sealed class Bridge(Action<object> told) : Actor
    {
        protected override void Receive(object message, IActorContext context) => told(message);
    }
}
