using System.Globalization;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Specs.Bridge;

/// <summary>The pure desk with a journal in a list: effects run only after their events are in it, and it can crash anywhere.</summary>
internal sealed class DeskRig
{
    public static readonly AccountNo Account = AccountNo.Parse("8112345611");
    public static readonly Symbol Samsung = Symbol.Parse("005930");
    public static readonly DateTimeOffset Morning = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);
    public static readonly TradingDay Day = TradingDay.At(Morning);

    private readonly OrderDesk _desk;

    public DeskRig(int screens = 4)
    {
        _desk = new OrderDesk(new OrderDeskOptions(
            BridgeId.Parse("b1"), "outbox-1", [.. Enumerable.Range(1001, screens).Select(n => n.ToString(CultureInfo.InvariantCulture))],
            KiwoomPaths.Connection, KiwoomPaths.Gateway, KiwoomPaths.Monitor));
        State = _desk.Initial();
    }

    public OrderDeskState State { get; private set; }

    public DateTimeOffset Now { get; set; } = Morning;

    public List<JournaledEvent> Journal { get; } = [];

    /// <summary>What was sent to the connection, ever.</summary>
    public List<object> ToKiwoom { get; } = [];

    public List<object> ToGateway { get; } = [];

    public List<Inconsistency> Flags { get; } = [];

    public IEnumerable<IBrokerReport> Reports => ToGateway.OfType<ReportReady>().Select(r => r.Report.Report);

    public IEnumerable<SendIntent> Sent => ToKiwoom.OfType<SendIntent>();

    /// <summary>Decides. With a limit, the process dies when so many events of the decision are durable, before any effect.</summary>
    public void Tell(ICommand command, int? diesAfterEvents = null)
    {
        var decision = _desk.Decide(State, command, Now);
        var events = decision.Events.IsDefault ? [] : decision.Events;
        foreach (var @event in events.Take(diesAfterEvents ?? int.MaxValue))
        {
            var journaled = new JournaledEvent(Journal.Count + 1, Now, command.Cause, @event);
            Journal.Add(journaled);
            State = _desk.Apply(State, journaled);
        }

        if (diesAfterEvents is not null)
            Restart();
        else
            Run(decision.Effects.IsDefault ? [] : decision.Effects);
    }

    public void Restart()
    {
        State = Journal.Aggregate(_desk.Initial(), _desk.Apply);
        Run(_desk.OnRecovered(State, Now));
    }

    public static SubmitOrder Buy(string id, long quantity = 10, long? price = 70_000, OrderType type = OrderType.Limit, DateTimeOffset? sendBefore = null) =>
        new(CommandId.Parse(id), Account, new OrderSpec(
            ClientOrderId.Parse("o-" + id), Samsung, Side.Buy, quantity, type, price, null, TimeInForce.Day, TradingMode.Paper), sendBefore ?? Morning.AddSeconds(30));

    public static SubmitCancel Cancel(string id, string of, string original, long quantity = 10) =>
        new(CommandId.Parse(id), Account, ClientOrderId.Parse("o-" + of), BrokerOrderNo.Parse(original), Samsung, Side.Buy, quantity);

    public static SubmitReplace Replace(string id, string of, string original, long quantity = 10, long price = 70_100) =>
        new(CommandId.Parse(id), Account, ClientOrderId.Parse("o-" + of), BrokerOrderNo.Parse(original), Samsung, Side.Buy, OrderType.Limit, TimeInForce.Day, quantity, price, Morning.AddSeconds(30));

    public static ChejanOrder Chejan(
        string number, ChejanState state, long open, string? screen = "1001", long quantity = 10, long? price = 70_000, string? original = null,
        BrokerOrderKind kind = BrokerOrderKind.New, long? cumulative = 0, long? amount = null, string? trade = null, long? fill = null, long? fillPrice = null) =>
        new(
            Account, Day, BrokerOrderNo.Parse(number), original is null ? null : BrokerOrderNo.Parse(original), state, kind, Samsung, Side.Buy, quantity, price, open,
            cumulative, amount, trade, fill, fillPrice, screen, Morning);

    public void Hear(ChejanOrder chejan) => Tell(new ChejanHeard(chejan));

    public void Answer(string id, string? number) =>
        Tell(new OrderAnswered(CommandId.Parse(id), "1001", number is null ? null : BrokerOrderNo.Parse(number)));

    public void Returned(string id, int? code = 0) => Tell(new CallReturned(CommandId.Parse(id), code));

    /// <summary>Takes an order to its acceptance under a number.</summary>
    public void Accepted(string id, string number)
    {
        Tell(new TakeCommand(Buy(id)));
        Returned(id);
        Answer(id, number);
        Hear(Chejan(number, ChejanState.Accepted, 10, screen: State.Commands[CommandId.Parse(id)].Screen));
    }

    private void Run(IEnumerable<IEffect> effects)
    {
        foreach (var tell in effects.OfType<Tell>().ToArray())
        {
            if (tell.To == KiwoomPaths.Connection)
                ToKiwoom.Add(tell.Message);
            else if (tell.To == KiwoomPaths.Gateway)
                ToGateway.Add(tell.Message);
            else if (tell.Message is Inconsistency flag)
                Flags.Add(flag);
            else if (tell.Message is ICommand command)
                Tell(command);
        }
    }
}
