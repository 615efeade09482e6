using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>An account: order book, risk and portfolio, folded from one stream so that a check, its reservation and the order are one decision
/// and one commit. Mutable; only <see cref="Apply"/> changes it.</summary>
public sealed class AccountState
{
    private const int UnexplainedKept = 50;

    private Outbox? _lastOutbox;

    /// <summary>Sequence number of the last event folded in.</summary>
    public long Version { get; internal set; }

    /// <summary>The orders.</summary>
    public OrderBookState Orders { get; } = new();

    /// <summary>Limits, kill switch, counters, reservations.</summary>
    public RiskGuardState Risk { get; } = new();

    /// <summary>Positions and money.</summary>
    public PortfolioState Portfolio { get; } = new();

    /// <summary>The run of the gateway for which the account is reconciled; null where it is for none.</summary>
    public string? ReconciledRun { get; internal set; }

    /// <summary>The epoch of that run for which it is.</summary>
    public long ReconciledEpoch { get; internal set; }

    /// <summary>When it was last reconciled (UTC); null for never.</summary>
    public DateTimeOffset? ReconciledAt { get; internal set; }

    /// <summary>The run of the gateway that saw the newest link or login; null for none.</summary>
    public string? SessionRun { get; internal set; }

    /// <summary>The epoch of that run.</summary>
    public long SessionEpoch { get; internal set; }

    /// <summary>The place in the stream at which the session began: no other session has it.</summary>
    public long SessionVersion { get; internal set; }

    /// <summary>When the last fill was journalled (UTC, this machine's clock); null before the first.</summary>
    public DateTimeOffset? LastFillAt { get; internal set; }

    /// <summary>Reports that contradicted what was known.</summary>
    public long UnexplainedReports { get; internal set; }

    /// <summary>The newest of them, the oldest first.</summary>
    public IReadOnlyCollection<UnexplainedReport> Unexplained => UnexplainedQueue;

    internal Queue<UnexplainedReport> UnexplainedQueue { get; } = [];

    internal Dictionary<(BridgeId Bridge, string Outbox), Outbox> Outboxes { get; } = [];

    /// <summary>What kind of instrument each issue is that was ever ordered here: fees and taxes follow from it, also before market data comes.</summary>
    internal SortedDictionary<Symbol, InstrumentClassified> Instruments { get; } = new(SymbolOrder.Instance);

    /// <summary>The number of the last report of an outbox that is folded in; 0 for none.</summary>
    public long LastReport(BridgeId bridge, string outbox) => Outboxes.TryGetValue((bridge, outbox), out var known) ? known.Sequence : 0;

    /// <summary>Folds one event in. Throws <see cref="InvariantViolatedException"/> rather than come to a state that must never be.</summary>
    public void Apply(JournaledEvent journaled)
    {
        ArgumentNullException.ThrowIfNull(journaled);
        var @event = journaled.Event as AccountEvent ?? throw new InvariantViolatedException($"{journaled.Event.GetType().Name} is no event of an account");
        Version = journaled.SequenceNr;
        if (@event is ExternalOrderAdopted adoption)
            DropExternal(adoption);
        var order = OrderBook.Apply(Orders, @event, journaled.At);
        RiskGuard.Apply(Risk, @event, journaled.At, order);
        PortfolioProjection.Apply(Portfolio, @event);
        switch (@event)
        {
            case BrokerSessionBegan e:
                (SessionRun, SessionEpoch, SessionVersion) = (e.Run, e.Epoch, journaled.SequenceNr);
                ReconciledRun = null;
                break;
            case AccountReconciled e:
                (ReconciledRun, ReconciledEpoch, ReconciledAt) = (e.Run, e.Epoch, journaled.At);
                Release();
                break;
            case OrderExecuted { Source: ExecutionSource.Reported }:
                LastFillAt = journaled.At;
                break;
            case InstrumentClassified e:
                Instruments[e.Symbol] = e;
                break;
            case ReportNotExplained e:
                UnexplainedReports++;
                UnexplainedQueue.Enqueue(new UnexplainedReport(journaled.At, e));
                if (UnexplainedQueue.Count > UnexplainedKept)
                    UnexplainedQueue.Dequeue();
                break;
        }

        if (@event.Report is { } place)
            Saw(place);
    }

    // What waited for this comparison is sent by the decision that recorded it.
    private void Release()
    {
        if (Risk.KillSwitch.Engaged)
            return;
        foreach (var waiting in Orders.Open)
            waiting.Released |= waiting.Queued;
    }

    internal void Saw(ReportPlace place)
    {
        if (_lastOutbox is not { } outbox || outbox.Bridge != place.Bridge || outbox.Name != place.Outbox)
        {
            if (!Outboxes.TryGetValue((place.Bridge, place.Outbox), out outbox))
                Outboxes.Add((place.Bridge, place.Outbox), outbox = new Outbox(place.Bridge, place.Outbox));
            _lastOutbox = outbox;
        }

        outbox.Sequence = Math.Max(outbox.Sequence, place.Sequence);
    }

    private void DropExternal(ExternalOrderAdopted adoption)
    {
        if (Orders.Find(adoption.External) is not { } external)
            return;
        Risk.Reservations.Drop(external);
        if (Orders.Find(adoption.ClientOrderId)?.Strategy is { } strategy)
            PortfolioProjection.Attribute(Portfolio, strategy, external.Executions);
    }

    internal sealed class Outbox(BridgeId bridge, string name)
    {
        internal BridgeId Bridge { get; } = bridge;

        internal string Name { get; } = name;

        internal long Sequence { get; set; }
    }
}
