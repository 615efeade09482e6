using System.Collections.Concurrent;
using System.Globalization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Pressure;

/// <summary>A bridge that fills every order at once, except those whose id begins with "open", and remembers what it reported and what was
/// acknowledged.</summary>
internal sealed class FloodBridge(TradingDay day, DateTimeOffset now, ActorPath account) : Actor
{
    public const long OpeningCash = 1_000_000_000_000;
    private readonly BridgeId _bridge = BridgeId.Parse("flood");
    private int _number;
    private long _sequence;
    private long _acknowledged;

    public ConcurrentQueue<IBrokerCommand> Commands { get; } = new();

    public ConcurrentQueue<ExecutionId> Fills { get; } = new();

    public long Reported => Interlocked.Read(ref _sequence);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    protected override void Receive(object message, IActorContext context)
    {
        if (message is ReportAcknowledged acknowledged)
            Interlocked.Exchange(ref _acknowledged, Math.Max(_acknowledged, acknowledged.Sequence));
        if (message is not IBrokerCommand command)
            return;

        Commands.Enqueue(command);
        switch (command)
        {
            case RequestSnapshot c:
                Report(context, new BrokerSnapshot(c.Account, c.Id, day, now, true, [], [], OpeningCash));
                break;
            case SubmitOrder { Order: var order } c:
                var number = Next();
                Report(context, new OrderAcknowledged(c.Account, c.Id, order.ClientOrderId, day, number));
                if (order.ClientOrderId.Value.StartsWith("open", StringComparison.Ordinal))
                    break;
                var fill = ExecutionId.Parse($"{day.ToCompact()}-{number}-1");
                Fills.Enqueue(fill);
                Report(context, new ExecutionReported(
                    c.Account, day, fill, number, order.ClientOrderId, order.Symbol, order.Side, order.Quantity, order.Price!.Value, order.Quantity, order.Price, order.Quantity, 0, now));
                break;
            case SubmitCancel c:
                var cancel = Next();
                Report(context, new OrderAcknowledged(c.Account, c.Id, c.ClientOrderId, day, cancel));
                Report(context, new OrderStateReported(
                    c.Account, day, cancel, c.Original, c.ClientOrderId, BrokerOrderKind.Cancel, BrokerOrderState.CancelConfirmed, c.Symbol, c.Side, c.Quantity, null, 0));
                break;
        }
    }

    private void Report(IActorContext context, IBrokerReport report) =>
        context.Resolve(account).Tell(ReportArrived.Of(new SequencedReport(_bridge, "flood", Interlocked.Increment(ref _sequence), now, report)));

    private BrokerOrderNo Next() => BrokerOrderNo.Parse((++_number).ToString("D7", CultureInfo.InvariantCulture));
}
