using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opw00004 계좌평가현황요청.</summary>
internal sealed class AccountValuationQuery : ITrQuery
{
    public string TrCode => "opw00004";

    public string RecordName => "계좌평가현황";

    public int PageSize => 30;

    public bool IsOfAccount => true;

    public bool Accepts(TrInputs inputs) => inputs["상장폐지조회구분"] is "0" or "1" && inputs["거래소구분"] is "" or "KRX" or "NXT";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var account = inputs.AccountOf(server);
        var holdings = Holding.Of(account, server);
        var cost = holdings.Sum(h => h.Position.Cost);
        var value = holdings.Sum(h => h.Value);
        var today = TradingDay.At(server.Now);
        var unsettled = account.FlowDays.Where(d => server.Options.Calendar.SettlementDayOf(d).CompareTo(today) > 0).Sum(account.NetFlowOf);
        var rows = new TrRows<Holding>(
            ("종목코드", h => MasterData.PrefixOf(h.Issue) + h.Position.Symbol.Value),
            ("종목명", h => KiwoomText.Padded(h.Issue.Instrument.Name, 30)),
            ("보유수량", h => Number(h.Position.Quantity)),
            ("평균단가", h => Number(h.Position.AverageCost)),
            ("현재가", h => Number(h.Quote.Last)),
            ("평가금액", h => Number(h.Value)),
            ("손익금액", h => Number(h.Profit)),
            ("손익율", h => KiwoomText.AccountRate(h.ProfitPercent, server.IsMock)),
            ("대출일", _ => ""),
            ("매입금액", h => Number(h.Position.Cost)),
            ("결제잔고", h => Number(h.Position.Quantity)),
            ("전일매수수량", _ => Number(0)),
            ("전일매도수량", _ => Number(0)),
            ("금일매수수량", h => Number(h.BoughtToday)),
            ("금일매도수량", h => Number(h.SoldToday)));
        return rows.Table(
            holdings,
            ("계좌명", KiwoomText.Padded(server.Options.UserName, 30)),
            ("지점명", KiwoomText.Padded("키움증권", 30)),
            ("예수금", Number(account.Cash - unsettled)),
            ("D+2추정예수금", Number(account.Cash)),
            ("유가잔고평가액", Number(value)),
            ("예탁자산평가액", Number(account.Cash + value)),
            ("총매입금액", Number(cost)),
            ("추정예탁자산", Number(account.Cash + value)),
            ("매도담보대출금", Number(0)),
            ("출력건수", KiwoomText.Zeros(holdings.Count, 4)));
    }

    private static string Number(long value) => KiwoomText.Zeros(value, 12);
}
