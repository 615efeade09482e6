using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>A decision in the making: events are folded into a copy of the state as they are added, so that the rest of the decision sees
/// them.</summary>
internal sealed class DeskDraft
{
    private readonly OrderDeskOptions _options;
    private readonly DateTimeOffset _now;
    private readonly List<IEvent> _events = [];
    private readonly List<IEffect> _effects = [];
    private readonly int _tentative;

    internal DeskDraft(OrderDeskOptions options, OrderDeskState state, DateTimeOffset now)
    {
        (_options, _now, State) = (options, now, state);

        // Order numbers begin again with the day; the event is dropped again where nothing else happens.
        if (TradingDay.At(now).CompareTo(state.Day) > 0)
            Add(new DeskDayBegan(TradingDay.At(now)));
        _tentative = _events.Count;
    }

    /// <summary>The state with everything added so far.</summary>
    internal OrderDeskState State { get; private set; }

    internal DateTimeOffset Now => _now;

    internal OrderDeskOptions Options => _options;

    internal void Add(IEvent @event)
    {
        _events.Add(@event);
        State = OrderDeskFold.Apply(State, @event, _now);
    }

    /// <summary>Puts a report into the outbox and has it sent once it is durable.</summary>
    internal void Report(IBrokerReport report)
    {
        if (State.Outbox is null)
            Add(new OutboxOpened(_options.FreshOutbox));
        Add(new ReportQueued(State.LastSequence + 1, report));
        Tell(_options.Gateway, new ReportReady(Numbered(State.Unacknowledged[State.LastSequence])));
    }

    /// <summary>Gives a command its outcome and, where it was open, looks again at what was parked because of it.</summary>
    internal void Settle(IBrokerReport outcome)
    {
        Report(outcome);
        ChejanAttribution.Replay(this);
    }

    internal void Tell(ActorPath to, object message) => _effects.Add(new Tell(to, message));

    internal void Flag(InconsistencyKind kind, string text) => Tell(_options.Monitor, new Inconsistency(kind, text));

    internal SequencedReport Numbered(QueuedReport queued) =>
        new(_options.Bridge, State.Outbox ?? _options.FreshOutbox, queued.Sequence, queued.At, queued.Report, PreviousOf(queued));

    private long PreviousOf(QueuedReport queued)
    {
        for (var before = queued.Sequence - 1; before > State.Trimmed; before--)
        {
            if (State.Unacknowledged.TryGetValue(before, out var earlier) && earlier.Report.Account == queued.Report.Account)
                return before;
        }

        return 0;
    }

    internal Decision Build()
    {
        if (_events.Count == _tentative)
            return new Decision([], [.. _effects]);
        return new Decision([.. _events], [.. _effects]);
    }
}
