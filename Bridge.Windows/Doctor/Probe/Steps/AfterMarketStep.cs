using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Doctor.Probe.Orders;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 4.</summary>
internal sealed class AfterMarketStep : ProbeStep
{
    private static readonly string[] _charts = ["opt10081", "opt10101"];

    public override int Number => 4;

    public override string Title => "KRX 애프터마켓";

    public override string Question => "Which nOrderType and sHogaGb does the KRX after-market take, which FID 215 codes announce it, and does opt10081's close move with it?";

    public override string Does =>
        "Reads today's close from opt10081 and from opt10101 (regular session only) whenever it runs, so that two reports can be compared. In the after-market it sends a limit "
        + "near the lower limit, and with --with-fills one share each with 06 and 07, which may trade.";

    public override string Needs => "--with-orders; 16:00–20:00 KST on a trading day; for the close also one run between 15:30 and 16:00";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        foreach (var chart in _charts)
            await NoteClose(session, facts, chart, stop);
        foreach (var (value, count) in session.Tally.Values.Where(v => v.Key.Contains(" 215=", StringComparison.Ordinal)))
            facts.Note(value, count);
        session.RequireOrders();
        session.RequirePhase(MarketPhase.AfterMarket, "the after-market (애프터마켓)");
        var prices = await FarPriceReader.Read(session, stop);
        string[] terms = session.Options.FillShares > 0 ? ["00", "06", "07"] : ["00"];
        var answered = 0;
        foreach (var term in terms)
        {
            var order = await session.Orders.Place("the after-market with " + term, ProbeRoute.Krx, Side.Buy, 1, term == "00" ? prices.First : 0, term, stop);
            await Task.Delay(session.Options.SettleFor, session.Clocks.Machine, stop);
            var seen = session.Tape.Read(() => OrderSeen.Of(order));
            facts.Note($"nOrderType {order.OrderType.ToString(CultureInfo.InvariantCulture)} sHogaGb {term}", seen.Outcome);
            foreach (var message in seen.Messages)
                facts.Note($"sHogaGb {term} message", message);
            answered += session.Tape.Read(() => order.IsAnswered) ? 1 : 0;
        }

        return answered == terms.Length
            ? Verdict.Answered("Every order was answered; the facts give return codes and messages. Compare the closes with those of a report from before 16:00.")
            : Verdict.NotNow($"{answered} of {terms.Length} orders were answered.", "with another run");
    }

    private static async Task NoteClose(ProbeSession session, FactSheet facts, string chart, CancellationToken stop)
    {
        var now = session.Clocks.Market.GetUtcNow();
        var answer = await session.Queries.Ask(
            new TrRequest(
                chart,
                [new("종목코드", session.Options.Symbol.Value), new("기준일자", TradingDay.At(now).ToCompact()), new("수정주가구분", "1")],
                [],
                ["일자", "현재가", "거래량"],
                QueryPriority.Usual)
            {
                FirstPageOnly = true,
            },
            stop);
        var row = answer.Rows.Count > 0 ? answer.Rows[0] : null;
        facts.Note(
            $"{chart} at {now.ToOffset(TradingDay.KoreaOffset):HH:mm:ss} KST",
            row is null ? answer.Failure ?? "no row" : $"일자={row["일자"].Trim()} 현재가={row["현재가"].Trim()} 거래량={row["거래량"].Trim()}");
    }
}
