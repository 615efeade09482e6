namespace Kiwoom.Simulation.Mutations;

/// <summary>Mistakes in the bridge: the intent log, the outbox, what Kiwoom says.</summary>
internal static class BridgeMutations
{
    private const string Desk = "Bridge.Windows/Orders/OrderDesk.cs";

    internal static IReadOnlyList<Mutation> All { get; } =
    [
        new("skip-intent", "SendOrder is called without an intent in the log.", new SourceEdit(
            Desk,
            "        draft.Add(new IntentRecorded(command, draft.State.Day, screen));\n",
            """
                    if (IsOn && command is SubmitOrder)
                    {
                        draft.Tell(draft.Options.Kiwoom, new SendIntent(command, screen));
                        return;
                    }

                    draft.Add(new IntentRecorded(command, draft.State.Day, screen));

            """)),
        new("drop-command-dedupe", "A command that comes again over the link is sent again.", new SourceEdit(
            Desk,
            "            Repeat(draft, command, known);\n",
            """
                        if (IsOn)
                            draft.Tell(draft.Options.Kiwoom, new SendIntent(command, known.Screen));
                        else
                            Repeat(draft, command, known);

            """)),
        new("timeout-is-failure", "An order that Kiwoom does not answer in time counts as not sent.", new SourceEdit(
            Desk,
            """draft.Settle(InDoubt(late, "Kiwoom gave no answer in time."));""",
            """draft.Settle(IsOn ? Refused(late, RefusalReason.NotSent, null, "Kiwoom gave no answer in time.") : InDoubt(late, "Kiwoom gave no answer in time."));""")),
        new("crash-is-failure", "An intent without outcome found at a start counts as not sent.", new SourceEdit(
            Desk,
            """                : InDoubt(entry, "The bridge stopped before the outcome was known."));""",
            """                : IsOn ? Refused(entry, RefusalReason.NotSent, null, "stopped") : InDoubt(entry, "The bridge stopped before the outcome was known."));""")),
        new("exception-is-failure", "A call of SendOrder that threw counts as not sent.", new SourceEdit(
            Desk,
            "        else if (entry.IsWaiting)\n            draft.Settle(InDoubt(entry, c.Text",
            """
                    else if (IsOn && c.ReturnCode is null)
                        draft.Settle(Refused(entry, RefusalReason.NotSent, null, "threw"));
                    else if (entry.IsWaiting)
                        draft.Settle(InDoubt(entry, c.Text
            """)),
        new("unclear-code-is-failure", "A return code that says nothing of whether the order left counts as not sent.", new SourceEdit(
            "Bridge.Windows/Orders/SendOrderOutcome.cs",
            "or KiwoomReturnCode.NoAccountInfo or KiwoomReturnCode.NoIssueCode;",
            "or KiwoomReturnCode.NoAccountInfo or KiwoomReturnCode.NoIssueCode || (IsOn && returnCode != KiwoomReturnCode.Ok);")),
        new("trim-unacknowledged", "The outbox forgets what the gateway has not acknowledged.", new SourceEdit(
            "Bridge.Windows/Orders/OutboxPositions.cs",
            "            draft.Add(new OutboxTrimmed(c.Sequence));",
            "            draft.Add(new OutboxTrimmed(IsOn ? state.LastSequence : c.Sequence));")),
        new("send-late", "An order is sent although its last moment has passed.",
            new SourceEdit(Desk, "        if (sendBefore <= draft.Now)\n", "        if (!IsOn && sendBefore <= draft.Now)\n"),
            new SourceEdit("Bridge.Windows/Connection/OrderSender.cs", "        if (sendBefore <= now)\n", "        if (!IsOn && sendBefore <= now)\n")),
        new("guess-whose-event", "An event whose order is not known yet is given to the first command that waits for a number.",
            new SourceEdit(
                "Bridge.Windows/Orders/ChejanAttribution.cs",
                "            if (candidates is [var only] && IsProof(only, chejan))\n            {\n                if (only.Stage",
                "            if (candidates is [var only, ..] && (IsOn || (candidates.Count == 1 && IsProof(only, chejan))))\n            {\n                if (only.Stage"),
            new SourceEdit(
                "Bridge.Windows/Orders/ChejanAttribution.cs",
                "        && (chejan.Screen is null || c.Screen == chejan.Screen)\n",
                "        && (IsOn || chejan.Screen is null || c.Screen == chejan.Screen)\n")),
    ];
}
