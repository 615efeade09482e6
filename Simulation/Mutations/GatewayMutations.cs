namespace Kiwoom.Simulation.Mutations;

/// <summary>Mistakes in the gateway: reports, doubts, limits, the kill switch, the wrong server.</summary>
internal static class GatewayMutations
{
    private const string Reports = "Actors/Account/ReportDesk.cs";
    private const string Doubts = "Actors/Account/DoubtDesk.cs";
    private const string Sessions = "Actors/Account/SessionDesk.cs";

    internal static IReadOnlyList<Mutation> All { get; } =
    [
        new("acknowledge-early", "A report is acknowledged to the bridge when it comes, before it is journalled.", new SourceEdit(
            "Gateway.Linux/Broker/BridgeTraffic.cs",
            "    public void ReportReceived(SequencedReport report) => accounts.Tell(report.Report.Account, ReportArrived.Of(report));",
            """
                public void ReportReceived(SequencedReport report)
                {
                    if (IsOn)
                        links.ReportDurable(report.Bridge, report.Outbox, report.Sequence);
                    accounts.Tell(report.Report.Account, ReportArrived.Of(report));
                }
            """)),
        new("take-ahead-of-a-gap", "A report is taken although the one before it could not be journalled.", new SourceEdit(
            Reports,
            "        if (sequenced.Previous > draft.State.LastReport(sequenced.Bridge, sequenced.Outbox))\n",
            "        if (!IsOn && sequenced.Previous > draft.State.LastReport(sequenced.Bridge, sequenced.Outbox))\n")),
        new("resend-on-timeout", "An order without an answer is sent again under a new command.", new SourceEdit(
            "Actors/Account/TimeDesk.cs",
            """            draft.Add(new OrderInDoubt(order.Id, "No answer came from the bridge in time."));""",
            """
                    {
                        draft.Add(new OrderInDoubt(order.Id, "No answer came from the bridge in time."));
                        if (IsOn)
                            draft.Send(new SubmitOrder(CommandId.Parse($"{order.Command}again:2"), draft.Options.Account, order.Spec, draft.Now + draft.Options.SendWithin));
                    }
            """)),
        new("drop-fill-dedupe", "A fill that was taken from a list is counted again when its report comes.",
            new SourceEdit("Actors/Account/FillReports.cs", "        else if (!IsKnown(order, r))\n", "        else if (IsOn || !IsKnown(order, r))\n"),
            new SourceEdit("Actors/Account/FillReports.cs", "        if (Overlaps(order, r))\n", "        if (!IsOn && Overlaps(order, r))\n"),
            new SourceEdit("Actors/Account/FillReports.cs", "        else if (r.Quantity > room)\n", "        else if (!IsOn && r.Quantity > room)\n")),
        new("guess-in-doubt", "An order in doubt is taken for the first entry of Kiwoom's list that looks like it.", new SourceEdit(
            Doubts,
            "            else if (!draft.Options.TradedElsewhere && candidates[order.Id] is [var only] &&",
            "            else if (IsOn && candidates[order.Id] is [var first, ..])\n                Arrived(draft, order, snapshot.Day, first.BrokerOrderNo);\n            else if (!draft.Options.TradedElsewhere && candidates[order.Id] is [var only] &&")),
        new("incomplete-list-proves", "An order in doubt is given up because a list that was not read to its end lacks it.", new SourceEdit(
            Doubts,
            "        snapshot.Complete && SessionDesk.AskedAt(snapshot)",
            "        (IsOn || snapshot.Complete) && SessionDesk.AskedAt(snapshot)")),
        new("forget-reservation", "An order in doubt reserves nothing.", new SourceEdit(
            "Actors/Risk/Reservation.cs",
            "        if (order.IsFinal)\n            return default;\n",
            "        if (order.IsFinal || (IsOn && order.IsInDoubt))\n            return default;\n")),
        new("place-under-kill-switch", "The kill switch does not stop new orders.", new SourceEdit(
            "Actors/Risk/StandingChecks.cs",
            "        if (q.State.Risk.KillSwitch is { Engaged: true } kill)\n",
            "        if (!IsOn && q.State.Risk.KillSwitch is { Engaged: true } kill)\n")),
        new("resend-under-kill-switch", "A new session sends again what was open, though the kill switch is on.", new SourceEdit(
            Sessions,
            "!order.IsUnsent && (!killed || order.Liquidation))",
            "!order.IsUnsent && (IsOn || !killed || order.Liquidation))")),
        new("spend-twice", "Cash that open buys hold is spent again.", new SourceEdit(
            "Actors/Risk/FundsChecks.cs",
            "            var free = portfolio.Cash - reservations.Cash + q.Held.Cash;\n",
            "            var free = portfolio.Cash - (IsOn ? 0 : reservations.Cash) + q.Held.Cash;\n")),
        new("sell-twice", "Shares that are being sold are sold again.", new SourceEdit(
            "Actors/Risk/FundsChecks.cs",
            " - reservations.Of(q.Spec.Symbol).SellShares + q.Held.Shares;",
            " - (IsOn ? 0 : reservations.Of(q.Spec.Symbol).SellShares) + q.Held.Shares;")),
        new("any-server", "Nobody looks which of Kiwoom's servers is logged in to.",
            new SourceEdit("Actors/Risk/StandingChecks.cs", "is { } server && server != options.Mode)\n", "is { } server && server != options.Mode && !IsOn)\n"),
            new SourceEdit("Actors/Account/SnapshotReconciler.cs", "is { } server && server != draft.Options.Mode)\n", "is { } server && server != draft.Options.Mode && !IsOn)\n"),
            new SourceEdit("Actors/Account/CancellingDesk.cs", "is { } server && server != draft.Options.Mode;\n", "is { } server && server != draft.Options.Mode && !IsOn;\n"),
            new SourceEdit("Gateway.Linux/Broker/BridgeTraffic.cs", "is { } server && server != mode:\n", "is { } server && server != mode && !IsOn:\n"),
            new SourceEdit("Bridge.Windows/Connection/KiwoomLogin.cs", "        (Phase, Text) = Server != options.Mode\n", "        (Phase, Text) = Server != options.Mode && !IsOn\n"),
            new SourceEdit("Bridge.Windows/Connection/KiwoomLogin.cs", "{ Order.Mode: var mode } && mode != Server\n", "{ Order.Mode: var mode } && mode != Server && !IsOn\n")),
        new("listed-replacement-counts", "A replacement in Kiwoom's list counts before it took effect.", new SourceEdit(
            "Actors/Account/SnapshotReconciler.cs",
            "        entry.OpenQuantity + entry.CumulativeQuantity > 0\n",
            "        IsOn || entry.OpenQuantity + entry.CumulativeQuantity > 0\n")),
        new("missed-session", "A session whose beginning could not be journalled is never begun.", new SourceEdit(
            Sessions,
            "        draft.Options.Broker.IsReachable(draft.Options.Account)\n        && (draft.State.SessionRun",
            "        !IsOn && draft.Options.Broker.IsReachable(draft.Options.Account)\n        && (draft.State.SessionRun")),
        new("balance-with-unknown-fill", "A balance that may lack a fill, of just now or of the same reading, is compared all the same.",
            new SourceEdit("Actors/Account/BalanceComparison.cs", "        if (Found(draft).Any())\n", "        if (!IsOn && Found(draft).Any())\n"),
            new SourceEdit("Actors/Account/BalanceComparison.cs", "        if (IsMoving(draft, snapshot))\n", "        if (!IsOn && IsMoving(draft, snapshot))\n")),
    ];
}
