using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>The bridge's durable memory: the intent log, which lets a command reach SendOrder at most once; the correlation of Kiwoom's events
/// with commands in whatever order they come; and the outbox, from which a report goes only when the gateway has it.</summary>
/// <remarks>The rule that counts: <see cref="SendIntent"/> is an effect of the decision that first records a command, and of no other. After
/// a crash between the two nobody knows whether SendOrder was called, so the command is reported in doubt and stays so until Kiwoom's own
/// events or lists say otherwise.</remarks>
public sealed class OrderDesk(OrderDeskOptions options) : IEventSourcedBehaviour<OrderDeskState>
{
    /// <summary>The stream's name.</summary>
    public const string Stream = "kiwoom-orders";

    private const string NoReason = "Kiwoom answered without an order number and gave no reason.";

    /// <inheritdoc/>
    public string PersistenceId => Stream;

    /// <inheritdoc/>
    public OrderDeskState Initial() => OrderDeskState.Empty;

    /// <inheritdoc/>
    public OrderDeskState Apply(OrderDeskState state, JournaledEvent journaled) => OrderDeskFold.Apply(state, journaled.Event, journaled.At);

    /// <inheritdoc/>
    public IEnumerable<IEffect> OnRecovered(OrderDeskState state, DateTimeOffset now) =>
        state.Commands.Values.Any(c => c.IsWaiting)
            ? [new Tell(options.Gateway, new DeskRecovered(state.Trimmed, state.LastSequence)), new Tell(options.Desk, new SettleIntents())]
            : [new Tell(options.Gateway, new DeskRecovered(state.Trimmed, state.LastSequence))];

    /// <inheritdoc/>
    public Decision Decide(OrderDeskState state, ICommand command, DateTimeOffset now)
    {
        var draft = new DeskDraft(options, state, now);
        switch (command)
        {
            case TakeCommand c:
                Take(draft, c.Command);
                break;
            case CallReturned c:
                Returned(draft, c);
                break;
            case CallWithheld c:
                if (Find(draft, c.Command) is { IsUnanswered: true } withheld)
                    draft.Settle(Refused(withheld, c.Reason, null, c.Text));
                break;
            case OrderAnswered c:
                Answered(draft, c);
                break;
            case OrderMessageHeard c:
                Heard(draft, c);
                break;
            case AnswerOverdue c:
                if (Find(draft, c.Command) is { Stage: CommandStage.Recorded or CommandStage.Called } late)
                    draft.Settle(InDoubt(late, "Kiwoom gave no answer in time."));
                break;
            case ReasonOverdue c:
                if (Find(draft, c.Command) is { Stage: CommandStage.AnsweredBlank } blank)
                    draft.Settle(Refused(blank, RefusalReason.RejectedByKiwoom, null, NoReason));
                break;
            case ChejanHeard c:
                ChejanAttribution.Take(draft, c.Chejan);
                break;
            case HoldingHeard c:
                if (!c.Holding.Equals(state.Holdings.GetValueOrDefault(new HoldingKey(c.Holding.Account, c.Holding.Symbol))))
                    draft.Report(c.Holding);
                break;
            case SnapshotRead c:
                draft.Report(Named(draft, c.Snapshot));
                break;
            case TrimOutbox c:
                OutboxPositions.Trim(draft, c);
                break;
            case ResumeOutbox c:
                OutboxPositions.Resume(draft, c);
                break;
            case SettleIntents:
                SettleAll(draft);
                break;
        }

        return draft.Build();
    }

    private static void Take(DeskDraft draft, IBrokerCommand command)
    {
        if (command is RequestSnapshot snapshot)
        {
            draft.Tell(draft.Options.Kiwoom, new ReadAccount(snapshot.Account, snapshot.Id));
            draft.Tell(draft.Options.Gateway, new CommandRecorded(command.Id));
            return;
        }

        if (Find(draft, command.Id) is { } known)
        {
            Repeat(draft, command, known);
            return;
        }

        var screen = draft.Options.OrderScreens[(int)(draft.State.Intents % draft.Options.OrderScreens.Count)];
        var sendBefore = command switch { SubmitOrder s => s.SendBefore, SubmitReplace r => r.SendBefore, _ => DateTimeOffset.MaxValue };
        draft.Add(new IntentRecorded(command, draft.State.Day, screen));
        draft.Tell(draft.Options.Gateway, new CommandRecorded(command.Id));
        if (Find(draft, command.Id) is not { } entry)
            return;
        if (sendBefore <= draft.Now)
            draft.Settle(Refused(entry, RefusalReason.TooLate, null, "Its time to be sent had passed when it arrived."));
        else if (LeavesARest(draft, entry))
            draft.Settle(Refused(entry, RefusalReason.NotExpressible, null, "Kiwoom would leave the rest of the order at its old price."));
        else
            draft.Tell(draft.Options.Kiwoom, new SendIntent(command, screen));
    }

    private static void Repeat(DeskDraft draft, IBrokerCommand command, CommandEntry known)
    {
        draft.Tell(draft.Options.Gateway, new CommandRecorded(command.Id));
        var again = CommandEntry.Of(command, known.Day, known.Screen);
        if (again is null || (again.Account, again.ClientOrderId, again.Kind, again.Symbol, again.Side, again.Quantity, again.Price, again.Original)
            != (known.Account, known.ClientOrderId, known.Kind, known.Symbol, known.Side, known.Quantity, known.Price, known.Original))
        {
            draft.Flag(InconsistencyKind.CommandIdReused, $"{command.Id} came again with other content.");
            return;
        }

        // An outcome that is still in the outbox reaches the gateway by itself.
        if (known.Outcome is { } outcome && known.OutcomeSequence <= draft.State.Trimmed)
            draft.Report(outcome);
    }

    // 정정 of less than what is open moves that part only (fact sheet §4.3, no. 3); a replacement here means the whole order.
    private static bool LeavesARest(DeskDraft draft, CommandEntry entry) =>
        entry is { Kind: BrokerOrderKind.Replace, Original: { } original } && draft.State.Find(entry.Account, original) is { } order && entry.Quantity < order.OpenQuantity;

    private static void Returned(DeskDraft draft, CallReturned c)
    {
        if (Find(draft, c.Command) is not { } entry)
            return;
        if (c.ReturnCode is { } code)
            draft.Add(new OrderCallReturned(c.Command, code));
        if (!entry.IsUnanswered || c.ReturnCode == KiwoomReturnCode.Ok)
            return;
        if (c.ReturnCode is { } refused && SendOrderOutcome.IsCertainlyNotSent(refused))
            draft.Settle(Refused(entry, RefusalReason.NotSent, refused, SendOrderOutcome.Describe(refused)));
        else if (entry.IsWaiting)
            draft.Settle(InDoubt(entry, c.Text ?? $"SendOrder returned {c.ReturnCode}, which does not say whether it was sent."));
    }

    private static void Answered(DeskDraft draft, OrderAnswered c)
    {
        if (Find(draft, c.Command) is not { } entry)
            return;
        if (c.Number is not { } number)
        {
            Blank(draft, entry);
            return;
        }

        if (entry.Number is { } known)
        {
            if (known != number)
                draft.Flag(InconsistencyKind.SecondOrderNumber, $"{entry.Id} has number {known} and was answered with {number}.");
            return;
        }

        if (draft.State.Find(entry.Account, number) is { Command: { } owner })
        {
            draft.Flag(InconsistencyKind.NumberOfAnotherCommand, $"{entry.Id} was answered with {number}, which belongs to {owner}.");
            return;
        }

        if (entry.Stage == CommandStage.Refused)
            draft.Flag(InconsistencyKind.BlankAnswerForAcceptedOrder, $"{entry.Id} was refused and has got number {number} now.");
        draft.Settle(Acknowledged(draft, entry, number));
    }

    private static void Blank(DeskDraft draft, CommandEntry entry)
    {
        if (entry.Number is not null)
            draft.Flag(InconsistencyKind.BlankAnswerForAcceptedOrder, $"{entry.Id} has number {entry.Number} and was answered without one.");
        else if (entry.Stage is not (CommandStage.Recorded or CommandStage.Called or CommandStage.InDoubt))
            return;
        else if (entry.Message is { } reason)
            draft.Settle(Refused(entry, RefusalReason.RejectedByKiwoom, null, reason));
        else
            draft.Add(new BlankAnswerSeen(entry.Id));
    }

    private static void Heard(DeskDraft draft, OrderMessageHeard c)
    {
        if (Find(draft, c.Command) is not { Number: null } entry)
            return;
        if (entry.Stage == CommandStage.AnsweredBlank)
            draft.Settle(Refused(entry, RefusalReason.RejectedByKiwoom, null, c.Text));
        else if (entry.Stage is CommandStage.Recorded or CommandStage.Called or CommandStage.InDoubt)
            draft.Add(new OrderMessageSeen(entry.Id, c.Text));
    }

    private static void SettleAll(DeskDraft draft)
    {
        foreach (var entry in draft.State.Commands.Values.Where(c => c.IsWaiting).OrderBy(c => c.Id.Value, StringComparer.Ordinal))
        {
            draft.Settle(entry.Stage == CommandStage.AnsweredBlank
                ? Refused(entry, RefusalReason.RejectedByKiwoom, null, entry.Message ?? NoReason)
                : InDoubt(entry, "The bridge stopped before the outcome was known."));
        }
    }

    private static BrokerSnapshot Named(DeskDraft draft, BrokerSnapshot snapshot) => snapshot.Day != draft.State.Day ? snapshot : snapshot with
    {
        Orders = [.. snapshot.Orders.Select(o => o with { ClientOrderId = draft.State.Find(snapshot.Account, o.BrokerOrderNo)?.ClientOrderId })],
    };

    private static CommandEntry? Find(DeskDraft draft, CommandId id) => draft.State.Commands.GetValueOrDefault(id);

    private static CommandRefused Refused(CommandEntry entry, RefusalReason reason, int? returnCode, string text) =>
        new(entry.Account, entry.Id, entry.ClientOrderId, reason, returnCode, text);

    private static CommandInDoubt InDoubt(CommandEntry entry, string text) => new(entry.Account, entry.Id, entry.ClientOrderId, text);

    private static OrderAcknowledged Acknowledged(DeskDraft draft, CommandEntry entry, BrokerOrderNo number) =>
        new(entry.Account, entry.Id, entry.ClientOrderId, draft.State.Day, number);
}
