using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opw00007 계좌별주문체결내역상세요청: the orders of one day.</summary>
internal sealed class OrderHistoryQuery : ITrQuery
{
    public string TrCode => "opw00007";

    public string RecordName => "계좌별주문체결내역상세";

    /// <summary>[U].</summary>
    public int PageSize => 30;

    public bool IsOfAccount => true;

    public bool Accepts(TrInputs inputs) =>
        inputs.Date("주문일자") is not null && inputs["조회구분"] is "1" or "2" or "3" or "4" && inputs["주식채권구분"] is "0" or "1" or "2"
        && inputs["매도수구분"] is "0" or "1" or "2" && inputs["거래소구분"] is "" or "%" or "KRX" or "NXT" or "SOR";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var day = new TradingDay(inputs.Date("주문일자")!.Value);
        var orders = inputs.AccountOf(server).Orders.Where(o => o.Booked.Day == day && Matches(o, inputs));
        if (inputs["조회구분"] == "2")
            orders = orders.Reverse();
        var list = orders.ToList();
        var rows = new TrRows<BrokerOrder>(
            ("주문번호", o => o.No.Value),
            ("종목번호", o => server.Master.Find(o.Booked.Symbol.Value) is { } issue ? MasterData.PrefixOf(issue) + o.Booked.Symbol.Value : o.Booked.Symbol.Value),
            ("매매구분", o => OrderTerms.Find(o.Booked.Terms)?.Name ?? ""),
            ("신용구분", _ => "보통매매"),
            ("주문수량", o => KiwoomText.Zeros(o.Booked.Quantity, 10)),
            ("주문단가", o => KiwoomText.Zeros(o.Booked.Price, 10)),
            ("확인수량", o => KiwoomText.Zeros(o.Confirmed, 10)),
            ("접수구분", _ => "접수"),
            ("반대여부", _ => ""),
            ("주문시간", o => o.Booked.At.ToOffset(TradingDay.KoreaOffset).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)),
            ("원주문", o => o.Booked.Original?.Value ?? "0000000"),
            ("종목명", o => OrderListing.NameOf(o, server)),
            ("주문구분", o => o.Booked.Side == Side.Sell ? "현금매도" : "현금매수"),
            ("대출일", _ => ""),
            ("체결수량", o => KiwoomText.Zeros(o.Filled, 10)),
            ("체결단가", o => KiwoomText.Zeros(OrderListing.AveragePrice(o), 10)),
            ("주문잔량", o => KiwoomText.Zeros(o.Open, 10)),
            ("통신구분", o => o.Booked.FromHts ? "영웅문4" : "OpenAPI"),
            ("정정취소", o => o.Booked.Action switch { BrokerOrderAction.Modify => "정정", BrokerOrderAction.Cancel => "취소", _ => "" }),
            ("확인시간", _ => ""),
            ("거래소구분", _ => "KRX"),
            ("스톱가", _ => KiwoomText.Zeros(0, 10)));
        return rows.Table(list, ("출력건수", KiwoomText.Zeros(list.Count, 4)));
    }

    private static bool Matches(BrokerOrder order, TrInputs inputs) =>
        OrderListing.SideMatches(order, inputs["매도수구분"]) && inputs["주식채권구분"] != "2"
        && (inputs.Code.Length == 0 || order.Booked.Symbol.Value == inputs.Code)
        && (inputs["시작주문번호"].Length == 0 || string.CompareOrdinal(order.No.Value, inputs["시작주문번호"]) >= 0)
        && inputs["조회구분"] switch { "3" => order.Open > 0, "4" => order.Filled > 0, _ => true };
}
