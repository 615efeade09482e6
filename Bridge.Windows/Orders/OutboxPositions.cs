namespace Kiwoom.Bridge.Orders;

/// <summary>What the gateway has, against what the outbox has.</summary>
internal static class OutboxPositions
{
    internal static void Trim(DeskDraft draft, TrimOutbox c)
    {
        var state = draft.State;
        if (c.Outbox != state.Outbox || c.Sequence <= state.Trimmed)
            return;
        if (c.Sequence > state.LastSequence)
            draft.Flag(InconsistencyKind.OutboxPositionDiffers, $"The gateway acknowledged #{c.Sequence}, the last report is #{state.LastSequence}.");
        else
            draft.Add(new OutboxTrimmed(c.Sequence));
    }

    internal static void Resume(DeskDraft draft, ResumeOutbox c)
    {
        var state = draft.State;
        var known = c.Outbox == state.Outbox ? c.Sequence : 0;
        if (known > state.LastSequence)
        {
            // This database is older than what the gateway has seen of it. Going on would give numbers out twice, and the gateway
            // would take new reports for old ones.
            draft.Flag(InconsistencyKind.OutboxPositionDiffers, $"The gateway has #{known} of {c.Outbox}, this database ends at #{state.LastSequence}: a new outbox begins.");
            draft.Add(new OutboxOpened($"{draft.Options.FreshOutbox}.{state.Outboxes}"));
            known = 0;
        }
        else if (known < state.Trimmed && c.Outbox == state.Outbox)
        {
            draft.Flag(InconsistencyKind.OutboxPositionDiffers, $"The gateway has #{known} of {c.Outbox} and had acknowledged #{state.Trimmed}.");
        }

        draft.Tell(draft.Options.Gateway, new ReportsResent(
            c.Connection, [.. draft.State.Unacknowledged.Values.Where(r => r.Sequence > known).Select(draft.Numbered)]));
    }
}
