namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>opt10054 변동성완화장치발동종목요청: today's interruptions; asking subscribes to VI발동/해제.</summary>
internal sealed class InterruptionQuery : ITrQuery
{
    public string TrCode => "opt10054";

    public string RecordName => "변동성완화장치발동종목";

    public int PageSize => 100;

    public bool IsOfAccount => false;

    public bool Accepts(TrInputs inputs) => true;

    public TrTable Answer(TrInputs inputs, BrokerServer server)
    {
        var rows = new TrRows<VenueInterruption>(
            ("종목코드", v => v.Symbol.Value),
            ("종목명", v => server.Master.Find(v.Symbol.Value)?.Instrument.Name ?? ""),
            ("발동가격", v => KiwoomText.Plain(v.TriggerPrice)),
            ("변동성완화장치발동시각", v => KiwoomText.Time(v.TriggeredAt)),
            ("VI해제시각", v => v.Released ? KiwoomText.Time(v.At) : "000000"),
            ("발동횟수", v => KiwoomText.Plain(v.CountToday)));
        return rows.Table(server.Interruptions);
    }
}
