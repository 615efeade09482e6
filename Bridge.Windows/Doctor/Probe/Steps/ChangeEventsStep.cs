using System.Globalization;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Doctor.Probe.Orders;
using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 1.</summary>
internal sealed class ChangeEventsStep : ProbeStep
{
    public override int Number => 1;

    public override string Title => "정정·취소의 체잔 이벤트";

    public override string Question =>
        "Which Chejan events come for a modification and a cancel, with which values in FID 819 and 902? What does the status say for the rest of an IOC order and for an order that ends with its day?";

    public override string Does =>
        "Buys one share near the lower limit, moves it by a tick, cancels it, and records every event with all of its FIDs. It does not send an IOC order, since the mock "
        + "server takes 00 and 03 only, and leaves nothing open until the day's end: those two parts stay open.";

    public override string Needs => "--with-orders; 09:00–15:20 KST on a trading day";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        session.RequireOrders();
        session.RequirePhase(MarketPhase.Continuous, "continuous trading (정규장)");
        var prices = await FarPriceReader.Read(session, stop);
        var mark = session.Tape.Mark;
        var placed = await session.Orders.Place("a limit far from the market", ProbeRoute.Krx, Side.Buy, 1, prices.First, "00", stop);
        Note(session, facts, "placed", placed);
        if (!session.Tape.Read(() => placed.IsAccepted))
            return Verdict.NotNow("The order far from the market was not accepted; the facts say how it was answered.", "when the mock server takes orders");
        var changed = await session.Orders.Replace(placed, prices.Second, stop);
        Note(session, facts, "changed", changed);
        var last = session.Tape.Read(() => changed.IsAccepted) ? changed : placed;
        Note(session, facts, "cancelled", await session.Orders.Cancel(last, stop));
        await Task.Delay(session.Options.SettleFor, session.Clocks.Machine, stop);

        var events = session.Tape.Since(mark);
        facts.Note("sequence", TapeReading.Sequence(events));
        foreach (var chejan in TapeReading.Chejan(events))
        {
            facts.Note(string.Create(CultureInfo.InvariantCulture, $"event {chejan.Number}"), string.Create(
                CultureInfo.InvariantCulture,
                $"9203={chejan.Fid(Fid.OrderNo)} 904={chejan.Fid(Fid.OriginalOrderNo)} 905={chejan.Fid(Fid.OrderKind)} 913={chejan.Fid(Fid.OrderState)} "
                + $"902={chejan.Fid(Fid.OpenQuantity)} 819={(chejan.Fids?.ContainsKey("819") == true ? $"'{chejan.Fid(Fid.LastSignal)}'" : "not carried")}"));
        }

        return session.Tape.Read(() => changed.IsAccepted && last.Open == 0)
            ? Verdict.Answered("Modification and cancel were seen from start to end. The rest of an IOC order cannot be seen on the mock server, and the end of the day was not waited for.")
            : Verdict.NotNow("The order was placed, but modification or cancel did not go through to the end; the facts say how far.", "with another run");
    }

    private static void Note(ProbeSession session, FactSheet facts, string name, ProbeOrder order) => facts.Note(name, session.Tape.Read(() => OrderSeen.Of(order).Outcome));
}
