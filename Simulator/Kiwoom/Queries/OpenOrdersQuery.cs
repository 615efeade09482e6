using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opt10075 미체결요청: today's orders, newest first [U].</summary>
internal sealed class OpenOrdersQuery : ITrQuery
{
    public string TrCode => "opt10075";

    public string RecordName => "미체결";

    public int PageSize => 100;

    public bool IsOfAccount => true;

    public bool Accepts(TrInputs inputs) =>
        inputs["전체종목구분"] is "0" or "1" && inputs["매매구분"] is "0" or "1" or "2" && inputs["체결구분"] is "0" or "1" or "2"
        && (inputs["전체종목구분"] == "0" || inputs.Code.Length > 0) && inputs["거래소구분"] is "" or "0" or "1" or "2";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var today = TradingDay.At(server.Now);
        var orders = inputs.AccountOf(server).Orders.Where(o => o.Booked.Day == today && Matches(o, inputs)).Reverse();
        var rows = new TrRows<BrokerOrder>(
            ("계좌번호", o => o.Booked.Account.Value),
            ("주문번호", o => o.No.Value),
            ("관리사번", _ => ""),
            ("종목코드", o => o.Booked.Symbol.Value),
            ("업무구분", _ => ""),
            ("주문상태", OrderListing.StateOf),
            ("종목명", o => OrderListing.NameOf(o, server)),
            ("주문수량", o => KiwoomText.Plain(o.Booked.Quantity)),
            ("주문가격", o => KiwoomText.Plain(o.Booked.Price)),
            ("미체결수량", o => KiwoomText.Plain(o.Open)),
            ("체결누계금액", o => KiwoomText.Plain(o.Amount)),
            ("원주문번호", o => o.Booked.Original?.Value ?? "0000000"),
            ("주문구분", o => ChejanFormat.KindOf(o.Booked)),
            ("매매구분", o => OrderTerms.Find(o.Booked.Terms)?.Name ?? ""),
            ("시간", o => KiwoomText.Time(o.Booked.At)),
            ("체결번호", o => o.Fills.Count > 0 ? KiwoomText.Plain(o.Fills[^1].ExecutionNo) : ""),
            ("체결가", o => o.Fills.Count > 0 ? KiwoomText.Plain(o.Fills[^1].Price) : ""),
            ("체결량", o => KiwoomText.Plain(o.Filled)),
            ("현재가", o => server.Venue.QuoteOf(o.Booked.Symbol) is { } q ? KiwoomText.Directed(q.Last, q.BasePrice) : ""),
            ("매도호가", o => server.Venue.QuoteOf(o.Booked.Symbol) is { } q ? KiwoomText.Directed(q.Book.BestAsk, q.BasePrice) : ""),
            ("매수호가", o => server.Venue.QuoteOf(o.Booked.Symbol) is { } q ? KiwoomText.Directed(q.Book.BestBid, q.BasePrice) : ""),
            ("단위체결가", o => o.Fills.Count > 0 ? KiwoomText.Plain(o.Fills[^1].Price) : ""),
            ("단위체결량", o => o.Fills.Count > 0 ? KiwoomText.Plain(o.Fills[^1].Quantity) : ""),
            ("당일매매수수료", o => KiwoomText.Plain(o.Commission)),
            ("당일매매세금", o => KiwoomText.Plain(o.Tax)),
            ("개인투자자", _ => "0"),
            ("거래소구분", _ => "1"),
            ("거래소구분명", _ => "KRX"),
            ("SOR구분", _ => "N"),
            ("스톱가", _ => "0"));
        return rows.Table(orders);
    }

    private static bool Matches(BrokerOrder order, TrInputs inputs) =>
        OrderListing.SideMatches(order, inputs["매매구분"])
        && (inputs["전체종목구분"] == "0" || order.Booked.Symbol.Value == inputs.Code)
        && inputs["체결구분"] switch { "1" => order.Open > 0, "2" => order.Filled > 0, _ => true };
}
