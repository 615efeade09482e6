namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>OPTKWFID, which only CommKwRqData sends: up to 100 issues at once.</summary>
internal sealed class WatchListQuery(IReadOnlyList<string> codes) : ITrQuery
{
    public string TrCode => "OPTKWFID";

    public string RecordName => "관심종목정보";

    public int PageSize => 100;

    public bool IsOfAccount => false;

    public bool Accepts(TrInputs inputs) => true;

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var rows = new TrRows<(string Code, MasterIssue Issue, VenueQuote Quote)>(
            ("종목코드", r => r.Code),
            ("종목명", r => r.Issue.Instrument.Name),
            ("현재가", r => Price(r.Quote, r.Quote.Last)),
            ("기준가", r => KiwoomText.Plain(r.Quote.BasePrice)),
            ("전일대비", r => KiwoomText.Signed(r.Quote.Last - r.Quote.BasePrice)),
            ("전일대비기호", r => KiwoomText.DirectionCode(r.Quote)),
            ("등락율", r => KiwoomText.SignedRate(r.Quote.Last - r.Quote.BasePrice, r.Quote.BasePrice)),
            ("거래량", r => KiwoomText.Plain(r.Quote.Volume)),
            ("거래대금", r => KiwoomText.Plain(r.Quote.Value / 1_000_000)),
            ("체결량", r => KiwoomText.Plain(r.Quote.LastQuantity)),
            ("매도호가", r => Price(r.Quote, r.Quote.Book.BestAsk)),
            ("매수호가", r => Price(r.Quote, r.Quote.Book.BestBid)),
            ("매도1차호가", r => Level(r.Quote, r.Quote.Book.Asks, 0)),
            ("매도2차호가", r => Level(r.Quote, r.Quote.Book.Asks, 1)),
            ("매도3차호가", r => Level(r.Quote, r.Quote.Book.Asks, 2)),
            ("매도4차호가", r => Level(r.Quote, r.Quote.Book.Asks, 3)),
            ("매도5차호가", r => Level(r.Quote, r.Quote.Book.Asks, 4)),
            ("매수1차호가", r => Level(r.Quote, r.Quote.Book.Bids, 0)),
            ("매수2차호가", r => Level(r.Quote, r.Quote.Book.Bids, 1)),
            ("매수3차호가", r => Level(r.Quote, r.Quote.Book.Bids, 2)),
            ("매수4차호가", r => Level(r.Quote, r.Quote.Book.Bids, 3)),
            ("매수5차호가", r => Level(r.Quote, r.Quote.Book.Bids, 4)),
            ("상한가", r => "+" + KiwoomText.Plain(r.Quote.UpperLimit)),
            ("하한가", r => "-" + KiwoomText.Plain(r.Quote.LowerLimit)),
            ("시가", r => Price(r.Quote, r.Quote.Open)),
            ("고가", r => Price(r.Quote, r.Quote.High)),
            ("저가", r => Price(r.Quote, r.Quote.Low)),
            ("종가", r => Price(r.Quote, r.Quote.Last)),
            ("체결시간", r => r.Quote.LastAt is { } at ? KiwoomText.Time(at) : ""),
            ("우선매도잔량", r => KiwoomText.Plain(r.Quote.Book.Asks.Count > 0 ? r.Quote.Book.Asks[0].Quantity : 0)),
            ("우선매수잔량", r => KiwoomText.Plain(r.Quote.Book.Bids.Count > 0 ? r.Quote.Book.Bids[0].Quantity : 0)),
            ("총매도잔량", r => KiwoomText.Plain(r.Quote.Book.TotalAskQuantity)),
            ("총매수잔량", r => KiwoomText.Plain(r.Quote.Book.TotalBidQuantity)));
        var found = new List<(string, MasterIssue, VenueQuote)>();
        foreach (var code in codes)
        {
            if (server.Master.Find(code) is { } issue && server.Venue.QuoteOf(issue.Instrument.Symbol) is { } quote)
                found.Add((code, issue, quote));
        }

        return rows.Table(found);
    }

    private static string Price(VenueQuote quote, long price) => KiwoomText.Directed(price, quote.BasePrice);

    private static string Level(VenueQuote quote, IReadOnlyList<Actors.MarketData.BookLevel> levels, int index) => index < levels.Count ? Price(quote, levels[index].Price) : "0";
}
