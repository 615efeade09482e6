using System.Globalization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opt10080 주식분봉차트조회요청: today's bars from the tape since the server started, newest first. Earlier days are not kept.</summary>
internal sealed class MinuteChartQuery : ITrQuery
{
    private static readonly HashSet<string> Ranges = ["1", "3", "5", "10", "15", "30", "45", "60"];

    public string TrCode => "opt10080";

    public string RecordName => "주식분봉차트조회";

    public int PageSize => 900;

    public bool IsOfAccount => false;

    public bool Accepts(TrInputs inputs) => inputs.Code.Length > 0 && Ranges.Contains(inputs["틱범위"]) && inputs["수정주가구분"] is "" or "0" or "1";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var symbol = MasterData.SymbolOf(server.Master.Find(inputs.Code)!);
        var minutes = int.Parse(inputs["틱범위"], CultureInfo.InvariantCulture);
        var basePrice = server.Venue.QuoteOf(symbol)?.BasePrice ?? 0;
        var rows = new TrRows<MinuteBar>(
            ("현재가", b => KiwoomText.Directed(b.Close, basePrice)),
            ("거래량", b => KiwoomText.Plain(b.Volume)),
            ("체결시간", b => b.Start.ToOffset(TradingDay.KoreaOffset).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)),
            ("시가", b => KiwoomText.Directed(b.Open, basePrice)),
            ("고가", b => KiwoomText.Directed(b.High, basePrice)),
            ("저가", b => KiwoomText.Directed(b.Low, basePrice)));
        return rows.Table(server.Minutes.Of(symbol, minutes).Reverse(), ("종목코드", inputs["종목코드"]));
    }
}
