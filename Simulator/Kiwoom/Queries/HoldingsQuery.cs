namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opw00018 계좌평가잔고내역요청.</summary>
internal sealed class HoldingsQuery : ITrQuery
{
    private const int Width = 15;
    private const int QuantityWidth = 15;

    public string TrCode => "opw00018";

    public string RecordName => "계좌평가결과";

    /// <summary>"A few dozen rows" [B].</summary>
    public int PageSize => 30;

    public bool IsOfAccount => true;

    public bool Accepts(TrInputs inputs) => inputs["조회구분"] is "1" or "2" && inputs["거래소구분"] is "" or "KRX" or "NXT";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var account = inputs.AccountOf(server);
        var holdings = Holding.Of(account, server);
        var cost = holdings.Sum(h => h.Position.Cost);
        var value = holdings.Sum(h => h.Value);
        var profit = holdings.Sum(h => h.Profit);
        var rows = new TrRows<Holding>(
            ("종목번호", h => MasterData.PrefixOf(h.Issue) + h.Position.Symbol.Value),
            ("종목명", h => KiwoomText.Padded(h.Issue.Instrument.Name, 40)),
            ("평가손익", h => Won(h.Profit)),
            ("수익률(%)", h => KiwoomText.AccountRate(h.ProfitPercent, server.IsMock)),
            ("매입가", h => Won(h.Position.AverageCost)),
            ("전일종가", h => Won(h.Quote.BasePrice)),
            ("보유수량", h => Shares(h.Position.Quantity)),
            ("매매가능수량", h => Shares(h.Sellable)),
            ("현재가", h => KiwoomText.Zeros(h.Quote.Last, 12)),
            ("전일매수수량", _ => Shares(0)),
            ("전일매도수량", _ => Shares(0)),
            ("금일매수수량", h => Shares(h.BoughtToday)),
            ("금일매도수량", h => Shares(h.SoldToday)),
            ("매입금액", h => Won(h.Position.Cost)),
            ("매입수수료", h => Won(h.BuyFee)),
            ("평가금액", h => Won(h.Value)),
            ("평가수수료", h => Won(h.SellFee)),
            ("세금", h => Won(h.Tax)),
            ("수수료합", h => Won(h.BuyFee + h.SellFee)),
            ("보유비중(%)", h => KiwoomText.AccountRate(cost == 0 ? 0 : Math.Round(h.Position.Cost * 100m / cost, 4), server.IsMock)),
            ("신용구분", _ => "00"),
            ("신용구분명", _ => ""),
            ("대출일", _ => ""));
        return rows.Table(
            holdings,
            ("총매입금액", Won(cost)),
            ("총평가금액", Won(value)),
            ("총평가손익금액", Won(profit)),
            ("총수익률(%)", KiwoomText.AccountRate(cost == 0 ? 0 : Math.Round(profit * 100m / cost, 4), server.IsMock)),
            ("추정예탁자산", Won(account.Cash + value)),
            ("총대출금", Won(0)),
            ("총융자금액", Won(0)),
            ("총대주금액", Won(0)),
            ("조회건수", KiwoomText.Zeros(holdings.Count, 4)));
    }

    private static string Won(long won) => KiwoomText.Zeros(won, Width);

    private static string Shares(long shares) => KiwoomText.Zeros(shares, QuantityWidth);
}
