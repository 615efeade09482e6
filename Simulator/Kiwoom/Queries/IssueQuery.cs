namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opt10001 주식기본정보요청, as far as the simulation knows an issue.</summary>
internal sealed class IssueQuery : ITrQuery
{
    public string TrCode => "opt10001";

    public string RecordName => "주식기본정보";

    public int PageSize => 100;

    public bool IsOfAccount => false;

    public bool Accepts(TrInputs inputs) => inputs.Code.Length > 0;

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var issue = server.Master.Find(inputs.Code)!;
        if (server.Venue.QuoteOf(issue.Instrument.Symbol) is not { } quote)
            return TrTable.Empty;
        var change = quote.Last - quote.BasePrice;
        return TrTable.Of(
            ("종목코드", inputs["종목코드"]),
            ("종목명", issue.Instrument.Name),
            ("상장주식", KiwoomText.Plain(issue.ListedShares / 1000)),
            ("시가총액", KiwoomText.Plain((long)((decimal)issue.ListedShares * quote.Last / 100_000_000))),
            ("시가", KiwoomText.Directed(quote.Open, quote.BasePrice)),
            ("고가", KiwoomText.Directed(quote.High, quote.BasePrice)),
            ("저가", KiwoomText.Directed(quote.Low, quote.BasePrice)),
            ("상한가", "+" + KiwoomText.Plain(quote.UpperLimit)),
            ("하한가", "-" + KiwoomText.Plain(quote.LowerLimit)),
            ("기준가", KiwoomText.Plain(quote.BasePrice)),
            ("현재가", KiwoomText.Directed(quote.Last, quote.BasePrice)),
            ("대비기호", KiwoomText.DirectionCode(quote)),
            ("전일대비", KiwoomText.Signed(change)),
            ("등락율", KiwoomText.SignedRate(change, quote.BasePrice)),
            ("거래량", KiwoomText.Plain(quote.Volume)));
    }
}
