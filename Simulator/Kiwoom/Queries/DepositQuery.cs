using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opw00001 예수금상세현황요청. Trades settle on D+2; sale proceeds are orderable at once (§10.7).</summary>
internal sealed class DepositQuery : ITrQuery
{
    private const int Width = 15;

    public string TrCode => "opw00001";

    public string RecordName => "예수금상세현황";

    public int PageSize => 100;

    public bool IsOfAccount => true;

    public bool Accepts(TrInputs inputs) => inputs["조회구분"] is "2" or "3";

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var account = inputs.AccountOf(server);
        var calendar = server.Options.Calendar;
        var today = TradingDay.At(server.Now);
        var next = calendar.NextTradingDay(today);
        var settled = account.Cash;
        var tomorrow = account.Cash;
        long soldOne = 0, boughtOne = 0, soldTwo = 0, boughtTwo = 0;
        foreach (var day in account.FlowDays)
        {
            var settles = calendar.SettlementDayOf(day);
            if (settles.CompareTo(today) <= 0)
                continue;
            settled -= account.NetFlowOf(day);
            if (settles.CompareTo(next) <= 0)
            {
                soldOne += account.SoldOn(day);
                boughtOne += account.BoughtOn(day);
                continue;
            }

            tomorrow -= account.NetFlowOf(day);
            soldTwo += account.SoldOn(day);
            boughtTwo += account.BoughtOn(day);
        }

        var orderable = server.Orderable(account);
        var withdrawable = Math.Max(0, Math.Min(settled, orderable));
        return TrTable.Of(
            ("예수금", Won(settled)),
            ("주식증거금현금", Won(account.Cash - orderable)),
            ("출금가능금액", Won(withdrawable)),
            ("주문가능금액", Won(orderable)),
            ("20%종목주문가능금액", Won(orderable)),
            ("30%종목주문가능금액", Won(orderable)),
            ("40%종목주문가능금액", Won(orderable)),
            ("100%종목주문가능금액", Won(orderable)),
            ("현금미수금", Won(0)),
            ("d+1추정예수금", Won(tomorrow)),
            ("d+1매도정산금", Won(soldOne)),
            ("d+1매수정산금", Won(boughtOne)),
            ("d+1출금가능금액", Won(Math.Max(0, Math.Min(tomorrow, orderable)))),
            ("d+2추정예수금", Won(account.Cash)),
            ("d+2매도정산금", Won(soldTwo)),
            ("d+2매수정산금", Won(boughtTwo)),
            ("d+2출금가능금액", Won(Math.Max(0, orderable))),
            ("출력건수", KiwoomText.Zeros(0, 4)));
    }

    private static string Won(long won) => KiwoomText.Zeros(won, Width);
}
