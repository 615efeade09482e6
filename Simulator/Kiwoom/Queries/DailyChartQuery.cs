using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opt10081 주식일봉차트조회요청: days at or before 기준일자, newest first; today's so far is the first.</summary>
internal sealed class DailyChartQuery : ITrQuery
{
    /// <summary>As far back as the server keeps; pages hold 600.</summary>
    private const int MostBars = 6_000;

    public string TrCode => "opt10081";

    public string RecordName => "주식일봉차트조회";

    public int PageSize => 600;

    public bool IsOfAccount => false;

    public bool Accepts(TrInputs inputs) => inputs.Code.Length > 0 && inputs.Date("기준일자") is not null && inputs["수정주가구분"] is "" or "0" or "1";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var symbol = MasterData.SymbolOf(server.Master.Find(inputs.Code)!);
        var last = new TradingDay(inputs.Date("기준일자")!.Value);
        var today = TradingDay.At(server.Now);
        var bars = new List<DailyBar>();
        if (last.CompareTo(today) >= 0 && server.Venue.QuoteOf(symbol) is { Volume: > 0 } quote)
            bars.Add(new DailyBar(today, quote.Open, quote.High, quote.Low, quote.Last, quote.Volume));
        var until = last.CompareTo(today) < 0 ? new TradingDay(last.Date.AddDays(1)) : today;
        bars.AddRange((server.Options.DailyPrices?.BarsBefore(symbol, until, MostBars) ?? []).Reverse());
        var rows = new TrRows<DailyBar>(
            ("종목코드", _ => ""),
            ("현재가", b => Right(b.Close)),
            ("거래량", b => Right(b.Volume)),
            ("거래대금", b => Right((long)((decimal)b.Close * b.Volume / 1_000_000))), // million won [B], from the close
            ("일자", b => b.Day.ToCompact()),
            ("시가", b => Right(b.Open)),
            ("고가", b => Right(b.High)),
            ("저가", b => Right(b.Low)),
            ("수정주가구분", _ => ""),
            ("수정비율", _ => ""),
            ("대업종구분", _ => ""),
            ("소업종구분", _ => ""),
            ("종목정보", _ => ""),
            ("수정주가이벤트", _ => ""),
            ("전일종가", _ => ""));
        return rows.Table(bars, ("종목코드", inputs["종목코드"]));
    }

    private static string Right(long value) => KiwoomText.Plain(value).PadLeft(20);
}
