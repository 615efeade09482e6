using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opt10076 체결요청: today's orders, newest first; 체결가 is the order's average [U].</summary>
internal sealed class ExecutionsQuery : ITrQuery
{
    public string TrCode => "opt10076";

    public string RecordName => "체결";

    public int PageSize => 100;

    public bool IsOfAccount => true;

    public bool Accepts(TrInputs inputs) =>
        inputs["조회구분"] is "0" or "1" && inputs["매도수구분"] is "0" or "1" or "2" && inputs["체결구분"] is "0" or "1" or "2"
        && (inputs["조회구분"] == "0" || inputs.Code.Length > 0) && (inputs["주문번호"].Length == 0 || BrokerOrderNo.TryParse(inputs["주문번호"], out _))
        && inputs["거래소구분"] is "" or "0" or "1" or "2";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var today = TradingDay.At(server.Now);
        var orders = inputs.AccountOf(server).Orders.Where(o => o.Booked.Day == today && Matches(o, inputs)).Reverse();
        var rows = new TrRows<BrokerOrder>(
            ("주문번호", o => o.No.Value),
            ("종목명", o => OrderListing.NameOf(o, server)),
            ("주문구분", o => ChejanFormat.KindOf(o.Booked)),
            ("주문가격", o => KiwoomText.Plain(o.Booked.Price)),
            ("주문수량", o => KiwoomText.Plain(o.Booked.Quantity)),
            ("체결가", o => KiwoomText.Plain(OrderListing.AveragePrice(o))),
            ("체결량", o => KiwoomText.Plain(o.Filled)),
            ("미체결수량", o => KiwoomText.Plain(o.Open)),
            ("당일매매수수료", o => KiwoomText.Plain(o.Commission)),
            ("당일매매세금", o => KiwoomText.Plain(o.Tax)),
            ("주문상태", OrderListing.StateOf),
            ("매매구분", o => OrderTerms.Find(o.Booked.Terms)?.Name ?? ""),
            ("원주문번호", o => o.Booked.Original?.Value ?? "0000000"),
            ("주문시간", o => KiwoomText.Time(o.Booked.At)),
            ("종목코드", o => o.Booked.Symbol.Value),
            ("거래소구분", _ => "1"),
            ("거래소구분명", _ => "KRX"),
            ("SOR구분", _ => "N"),
            ("스톱가", _ => "0"));
        return rows.Table(orders);
    }

    private static bool Matches(BrokerOrder order, TrInputs inputs) =>
        OrderListing.SideMatches(order, inputs["매도수구분"])
        && (inputs["조회구분"] == "0" || order.Booked.Symbol.Value == inputs.Code)
        && (inputs["주문번호"].Length == 0 || string.CompareOrdinal(order.No.Value, inputs["주문번호"]) < 0)
        && inputs["체결구분"] switch { "1" => order.Open > 0, "2" => order.Filled > 0, _ => true };
}
