using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Chaos.Audit;

/// <summary>What the gateway's journal says of orders and executions.</summary>
internal sealed class JournalTruth
{
    private readonly Dictionary<string, OrderPlaced> _placed = new(StringComparer.Ordinal);
    private readonly Dictionary<CommandId, ClientOrderId> _commands = [];
    private readonly Dictionary<(TradingDay Day, BrokerOrderNo No), ClientOrderId> _owners = [];
    private readonly Dictionary<(TradingDay Day, BrokerOrderNo No), Filled> _fills = [];
    private readonly HashSet<ExecutionId> _executions = [];

    /// <summary>Orders that may have been sent, by client order id.</summary>
    internal IReadOnlyDictionary<string, OrderPlaced> Placed => _placed;

    /// <summary>Orders that risk checks refused.</summary>
    internal HashSet<string> Rejected { get; } = new(StringComparer.Ordinal);

    /// <summary>Orders of which a cancel was asked for.</summary>
    internal HashSet<string> CancelTaken { get; } = new(StringComparer.Ordinal);

    /// <summary>Orders of which a replace was asked for.</summary>
    internal HashSet<string> ReplaceRequested { get; } = new(StringComparer.Ordinal);

    /// <summary>What each order number filled.</summary>
    internal IReadOnlyDictionary<(TradingDay Day, BrokerOrderNo No), Filled> Fills => _fills;

    /// <summary>Executions recorded.</summary>
    internal long Executions { get; private set; }

    /// <summary>Executions recorded again under an id that was recorded before.</summary>
    internal long Repeated { get; private set; }

    /// <summary>Reads a gateway's journal, beside a running gateway or without one.</summary>
    internal static JournalTruth Read(string gatewayDirectory)
    {
        var truth = new JournalTruth();
        new JournalReader(gatewayDirectory, GatewayEvents.Catalog).Replay(new ReplayOptions { VerifyHashes = true }, (_, journaled) => truth.Take(journaled.Event));
        return truth;
    }

    /// <summary>What events say.</summary>
    internal static JournalTruth Of(IEnumerable<IEvent> events)
    {
        var truth = new JournalTruth();
        foreach (var happened in events)
            truth.Take(happened);
        return truth;
    }

    /// <summary>The order that a command was for; null for a command that the journal does not have.</summary>
    internal ClientOrderId? OrderOf(string command) =>
        CommandId.TryParse(command, out var id) && _commands.TryGetValue(id, out var order) ? order : null;

    /// <summary>The order to which the journal attributes a number; null for none.</summary>
    internal ClientOrderId? OwnerOf(TradingDay day, BrokerOrderNo no) => _owners.TryGetValue((day, no), out var owner) ? owner : null;

    private void Take(IEvent happened)
    {
        switch (happened)
        {
            case OrderPlaced e:
                _placed.Add(e.ClientOrderId.Value, e);
                _commands.Add(e.Command, e.ClientOrderId);
                break;
            case OrderRejected e:
                Rejected.Add(e.ClientOrderId.Value);
                break;
            case OrderAccepted e:
                _owners[(e.Day, e.BrokerOrderNo)] = e.ClientOrderId;
                break;
            case ExternalOrderSeen e:
                _owners[(e.Day, e.BrokerOrderNo)] = e.ClientOrderId;
                break;
            case ExternalOrderAdopted e:
                foreach (var number in _owners.Where(o => o.Value == e.External).Select(o => o.Key).ToList())
                    _owners[number] = e.ClientOrderId;
                break;
            case CancelRequested e:
                CancelTaken.Add(e.ClientOrderId.Value);
                break;
            case OrderRefused { Reason: RefusalReason.NotSent } e:
                // An order that still waited to be sent is ended at once by its cancel.
                CancelTaken.Add(e.ClientOrderId.Value);
                break;
            case ReplaceRequested e:
                ReplaceRequested.Add(e.ClientOrderId.Value);
                break;
            case OrderExecuted e:
                Executions++;
                if (!_executions.Add(e.ExecutionId))
                    Repeated++;
                var before = _fills.GetValueOrDefault((e.Day, e.BrokerOrderNo));
                _fills[(e.Day, e.BrokerOrderNo)] = new Filled(before.Quantity + e.Quantity, before.Amount + e.Amount, before.Charges + e.Commission + e.Tax);
                break;
        }
    }
}
