using System.Globalization;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Doctor.Probe.Orders;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 3.</summary>
internal sealed class RoutedOrdersStep : ProbeStep
{
    public override int Number => 3;

    public override string Title => "SOR·NXT 주문";

    public override string Question => "Under which sTrCode are SOR and NXT orders answered, and does the mock server take nOrderType 11 and 21?";

    public override string Does => "Sends a buy order of one share near the lower limit with nOrderType 11 (SOR) and one with 21 (NXT), records how each is answered, and cancels what was accepted.";

    public override string Needs => "--with-orders; 09:00–15:20 KST on a trading day";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        session.RequireOrders();
        session.RequirePhase(MarketPhase.Continuous, "continuous trading (정규장)");
        var prices = await FarPriceReader.Read(session, stop);
        var answered = 0;
        foreach (var route in new[] { ProbeRoute.Sor, ProbeRoute.Nxt })
        {
            var order = await session.Orders.Place($"a limit far from the market by {route}", route, Side.Buy, 1, prices.First, "00", stop);
            await Task.Delay(session.Options.SettleFor, session.Clocks.Machine, stop);
            var seen = session.Tape.Read(() => OrderSeen.Of(order));
            var name = string.Create(CultureInfo.InvariantCulture, $"nOrderType {order.OrderType}");
            facts.Note(name, seen.Outcome);
            foreach (var message in seen.Messages)
                facts.Note(name + " message", message);
            answered += session.Tape.Read(() => order.IsAnswered) ? 1 : 0;
            if (session.Tape.Read(() => order is { Number: not null, Open: not 0 }))
                facts.Note(name + " cancel", await Cancelled(session, order, stop));
        }

        return answered == 2 ? Verdict.Answered("Both were answered; the facts give return codes, sTrCode and messages.")
            : Verdict.NotNow($"{answered} of 2 orders were answered.", "with another run");
    }

    private static async Task<string> Cancelled(ProbeSession session, ProbeOrder order, CancellationToken stop)
    {
        var cancel = await session.Orders.Cancel(order, stop);
        return session.Tape.Read(() => OrderSeen.Of(cancel).Outcome);
    }
}
