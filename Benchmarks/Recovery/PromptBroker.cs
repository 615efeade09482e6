using System.Globalization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Benchmarks.Recovery;

/// <summary>Stands for a bridge and Kiwoom: answers every command at once, with the reports of an ordinary day. What becomes of an order is in
/// the first letter of its id: f is filled in two parts, c is cancelled by its owner, r is refused.</summary>
internal sealed class PromptBroker(TimeProvider clock, ActorPath account, Caller caller) : Actor
{
    internal const long OpeningCash = 1_000_000_000_000;
    private static readonly BridgeId _bridge = BridgeId.Parse("bench");
    private TradingDay _day;
    private int _number;
    private long _sequence;

    protected override void Receive(object message, IActorContext context)
    {
        var today = TradingDay.At(clock.GetUtcNow());
        if (today != _day)
            (_day, _number) = (today, 0);

        switch (message)
        {
            case RequestSnapshot c:
                Report(context, new BrokerSnapshot(c.Account, c.Id, today, clock.GetUtcNow(), true, [], [], OpeningCash));
                break;
            case SubmitOrder c when c.Order.ClientOrderId.Value[0] == 'r':
                Report(context, new CommandRefused(c.Account, c.Id, c.Order.ClientOrderId, RefusalReason.RejectedByKiwoom, null, "[107066] refused"));
                break;
            case SubmitOrder c:
                Take(c, context);
                break;
            case SubmitCancel c:
                var cancel = NextNumber();
                Report(context, new OrderAcknowledged(c.Account, c.Id, c.ClientOrderId, today, cancel));
                Report(context, new OrderStateReported(
                    c.Account, today, cancel, c.Original, c.ClientOrderId, BrokerOrderKind.Cancel, BrokerOrderState.CancelConfirmed, c.Symbol, c.Side, c.Quantity, null, 0));
                break;
        }
    }

    private void Take(SubmitOrder c, IActorContext context)
    {
        var (order, number) = (c.Order, NextNumber());
        Report(context, new OrderAcknowledged(c.Account, c.Id, order.ClientOrderId, _day, number));
        Report(context, new OrderStateReported(
            c.Account, _day, number, null, order.ClientOrderId, BrokerOrderKind.New, BrokerOrderState.Accepted, order.Symbol, order.Side, order.Quantity, order.Price, order.Quantity));
        if (order.ClientOrderId.Value[0] == 'c')
        {
            context.Resolve(account).Tell(new CancelOrder(new Cause(CommandId.Parse($"cancel:{order.ClientOrderId}"), caller.User), caller, c.Account, order.ClientOrderId));
            return;
        }

        var first = order.Quantity / 2;
        Fill(1, first, first);
        Fill(2, order.Quantity - first, order.Quantity);

        void Fill(int part, long quantity, long cumulative) => Report(context, new ExecutionReported(
            c.Account, _day, ExecutionId.Parse($"{_day.ToCompact()}-{number}-{part}"), number, order.ClientOrderId, order.Symbol, order.Side, quantity, order.Price!.Value,
            order.Quantity, order.Price, cumulative, order.Quantity - cumulative, clock.GetUtcNow()));
    }

    private void Report(IActorContext context, IBrokerReport report) =>
        context.Resolve(account).Tell(ReportArrived.Of(new SequencedReport(_bridge, "bench", ++_sequence, clock.GetUtcNow(), report)));

    private BrokerOrderNo NextNumber() => BrokerOrderNo.Parse((++_number).ToString("D7", CultureInfo.InvariantCulture));
}
