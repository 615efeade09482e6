using System.Globalization;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Doctor.Probe.Orders;
using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 2.</summary>
internal sealed class FillPriceStep : ProbeStep
{
    private const string MarketTerms = "03";

    public override int Number => 2;

    public override string Title => "체결가(910)의 의미";

    public override string Question => "Does FID 910 carry the last fill's price or the order's average price when an order fills several times?";

    public override string Does => "Buys the shares of --with-fills at market, compares 910 with the fill's price (914) and with the average (903/911), and sells them again at market.";

    public override string Needs => "--with-orders and --with-fills SHARES, more than the best level of the book holds; 09:00–15:20 KST on a trading day";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        session.RequireOrders();
        if (session.Options.FillShares == 0)
            throw new NotNowException("Fills are not allowed.", "with --with-fills SHARES");
        session.RequirePhase(MarketPhase.Continuous, "continuous trading (정규장)");
        _ = await FarPriceReader.Read(session, stop); // Throws for an issue that must not be ordered.
        var mark = session.Tape.Mark;
        var bought = await session.Orders.Place("a buy at market", ProbeRoute.Krx, Side.Buy, session.Options.FillShares, 0, MarketTerms, stop);
        await Filled(session, bought, stop);
        facts.Note("bought", session.Tape.Read(() => OrderSeen.Of(bought).Outcome));
        if (session.Tape.Read(() => bought.Filled) is > 0 and var held)
        {
            var sold = await session.Orders.Place("sell it again at market", ProbeRoute.Krx, Side.Sell, held, 0, MarketTerms, stop);
            await Filled(session, sold, stop);
            facts.Note("sold", session.Tape.Read(() => OrderSeen.Of(sold).Outcome));
        }

        return Judge(Fills(session.Tape.Since(mark)), facts);
    }

    private static Task<bool> Filled(ProbeSession session, ProbeOrder order, CancellationToken stop) =>
        session.Tape.Until(() => session.IsLost || order.Open == 0 || order.WasRefused, session.Options.AnswerTimeout, stop);

    private static List<Fill> Fills(IEnumerable<TapeEvent> events) =>
    [
        .. TapeReading.Chejan(events)
            .Where(e => ChejanDecoder.StateOf(e.Fid(Fid.OrderState)) == ChejanState.Filled && FidCodec.Positive(e.Fid(Fid.FillQuantity)) is not null)
            .Select(e => new Fill(
                e.Fid(Fid.OrderNo), FidCodec.Magnitude(e.Fid(Fid.ExecutionPrice)) ?? 0, FidCodec.Magnitude(e.Fid(Fid.FillPrice)) ?? 0,
                FidCodec.Magnitude(e.Fid(Fid.CumulativeAmount)) ?? 0, FidCodec.Magnitude(e.Fid(Fid.CumulativeQuantity)) ?? 0)),
    ];

    private static Verdict Judge(List<Fill> fills, FactSheet facts)
    {
        foreach (var fill in fills)
            facts.Note("fill of " + fill.OrderNo, string.Create(CultureInfo.InvariantCulture, $"910={fill.Shown} 914={fill.Price} 903={fill.Amount} 911={fill.Quantity} average={fill.Average}"));
        var telling = fills.Where(f => f.Quantity > 0 && f.Price != f.Average).ToArray();
        if (telling.Length == 0)
            return Verdict.NotNow($"{fills.Count} fills came, none of which tells last and average apart.", "with more shares: --with-fills above the quantity of the best level");
        if (telling.All(f => f.Shown == f.Price))
            return Verdict.Answered("910 is the fill's own price (914).");
        return telling.All(f => Math.Abs(f.Shown - f.Average) <= 1) ? Verdict.Answered("910 is the order's average price (903/911).")
            : Verdict.Answered("910 is neither the fill's own price nor the average throughout; see the facts.");
    }

    private sealed record Fill(string OrderNo, long Shown, long Price, long Amount, long Quantity)
    {
        public long Average => Quantity == 0 ? 0 : (Amount + (Quantity / 2)) / Quantity;
    }
}
