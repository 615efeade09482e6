using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>Folds the desk's events. Everything that is reported follows from what was reported before, so reports carry the state.</summary>
internal static class OrderDeskFold
{
    /// <summary>How many days a command is remembered after its outcome has been acknowledged. A repetition later than that is refused by
    /// its own <see cref="SubmitOrder.SendBefore"/>, which is seconds.</summary>
    internal const int DaysOfCommands = 7;

    internal static OrderDeskState Apply(OrderDeskState state, IEvent @event, DateTimeOffset at) => @event switch
    {
        IntentRecorded e => Record(state, e),
        OrderCallReturned e => Change(state, e.Command, c => c.Stage == CommandStage.Recorded ? c with { Stage = CommandStage.Called } : c),
        BlankAnswerSeen e => Change(state, e.Command, c => c with { Stage = CommandStage.AnsweredBlank }),
        OrderMessageSeen e => Change(state, e.Command, c => c with { Message = e.Text }),
        ChejanParked e => state with { Parked = state.Parked.Add(e.Chejan) },
        ChejanReleased e => state with { Parked = state.Parked.RemoveAll(c => c.Account == e.Account && c.Number == e.Number) },
        ReportQueued e => Queue(state, e, at),
        OutboxTrimmed e => state with
        {
            Trimmed = e.Sequence,
            Unacknowledged = state.Unacknowledged.RemoveRange(state.Unacknowledged.Keys.TakeWhile(s => s <= e.Sequence)),
        },
        OutboxOpened e => Open(state, e.Outbox),
        DeskDayBegan e => Begin(state, e.Day),
        _ => state,
    };

    private static OrderDeskState Record(OrderDeskState state, IntentRecorded e)
    {
        if (CommandEntry.Of(e.Command, e.Day, e.Screen) is not { } entry)
            return state;
        return state with { Intents = state.Intents + 1, Commands = state.Commands.SetItem(entry.Id, entry), Open = state.Open.Add(entry.Id) };
    }

    private static OrderDeskState Change(OrderDeskState state, CommandId id, Func<CommandEntry, CommandEntry> change) =>
        state.Commands.TryGetValue(id, out var entry) ? state with { Commands = state.Commands.SetItem(id, change(entry)) } : state;

    private static OrderDeskState Open(OrderDeskState state, string outbox)
    {
        var renumbered = state.Unacknowledged.Values.Select((r, i) => r with { Sequence = i + 1 }).ToArray();
        return state with
        {
            Outbox = outbox,
            Outboxes = state.Outboxes + 1,
            Trimmed = 0,
            LastSequence = renumbered.Length,
            Unacknowledged = state.Unacknowledged.Clear().AddRange(renumbered.Select(r => KeyValuePair.Create(r.Sequence, r))),
            // Where their reports stood is meaningless in the new outbox; they count as not acknowledged there.
            Commands = state.Commands.SetItems(state.Commands.Where(c => c.Value.OutcomeSequence > 0).Select(c =>
                KeyValuePair.Create(c.Key, c.Value with { OutcomeSequence = renumbered.LastOrDefault(r => r.Report.Equals(c.Value.Outcome))?.Sequence ?? 0 }))),
        };
    }

    private static OrderDeskState Begin(OrderDeskState state, TradingDay day)
    {
        var oldest = day.Date.DayNumber - DaysOfCommands;
        var forgotten = state.Commands.Values.Where(c => c.Day.Date.DayNumber < oldest && !c.IsWaiting && c.OutcomeSequence <= state.Trimmed).Select(c => c.Id);
        return state with
        {
            Day = day,
            Orders = state.Orders.Clear(),
            Commands = state.Commands.RemoveRange([.. forgotten]),
            Open = state.Open.Except(state.Open.Where(id => state.Commands.GetValueOrDefault(id) is not { IsWaiting: true })),
        };
    }

    private static OrderDeskState Queue(OrderDeskState state, ReportQueued e, DateTimeOffset at)
    {
        var queued = state with
        {
            LastSequence = e.Sequence,
            Unacknowledged = state.Unacknowledged.SetItem(e.Sequence, new QueuedReport(e.Sequence, at, e.Report)),
        };
        return e.Report switch
        {
            OrderAcknowledged r => Acknowledge(queued, r, e.Sequence),
            CommandRefused r => Refuse(queued, r, e.Sequence),
            CommandInDoubt r => End(queued, r.Command, CommandStage.InDoubt, r, e.Sequence),
            OrderStateReported r => OrderFold.Apply(queued, r),
            ExecutionReported r => OrderFold.Apply(queued, r),
            HoldingReported r => queued with { Holdings = queued.Holdings.SetItem(new HoldingKey(r.Account, r.Symbol), r) },
            _ => queued,
        };
    }

    private static OrderDeskState Acknowledge(OrderDeskState state, OrderAcknowledged r, long sequence)
    {
        var next = End(state, r.Command, CommandStage.Acknowledged, r, sequence);
        if (!next.Commands.TryGetValue(r.Command, out var command))
            return next;
        next = next with { Commands = next.Commands.SetItem(r.Command, command with { Number = r.BrokerOrderNo, Message = null }) };
        var key = new OrderKey(r.Account, r.BrokerOrderNo);
        if (r.Day != next.Day || next.Orders.ContainsKey(key))
            return next;
        return next with
        {
            Orders = next.Orders.Add(key, new OrderEntry(
                key, command.Kind, command.Original, command.ClientOrderId, command.Id, command.Symbol, command.Side, command.Quantity, command.Quantity)),
        };
    }

    private static OrderDeskState Refuse(OrderDeskState state, CommandRefused r, long sequence)
    {
        var next = End(state, r.Command, CommandStage.Refused, r, sequence);
        if (!next.Commands.TryGetValue(r.Command, out var command) || command.Number is not { } number || next.Find(r.Account, number) is not { } order)
            return next;
        return next with { Orders = next.Orders.SetItem(order.Key, order with { IsEnded = true, OpenQuantity = 0 }) };
    }

    private static OrderDeskState End(OrderDeskState state, CommandId id, CommandStage stage, IBrokerReport outcome, long sequence) =>
        Change(state, id, c => c with { Stage = stage, Outcome = outcome, OutcomeSequence = sequence })
            with
        { Open = stage == CommandStage.InDoubt || MayBeContradicted(state, id, outcome) ? state.Open : state.Open.Remove(id) };

    private static bool MayBeContradicted(OrderDeskState state, CommandId id, IBrokerReport outcome) =>
        outcome is CommandRefused { Reason: RefusalReason.RejectedByKiwoom } && state.Commands.GetValueOrDefault(id) is { Number: null };
}
