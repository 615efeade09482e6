namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What a gubun 0 event tells beyond the order's own state.</summary>
/// <param name="State">주문상태 (FID 913).</param>
/// <param name="Open">미체결수량 (FID 902).</param>
/// <param name="Fill">The fill it reports.</param>
/// <param name="IsClear">The last event of an order that was modified or cancelled.</param>
internal sealed record OrderNotice(string State, long Open, BrokerFill? Fill = null, bool IsClear = false)
{
    public const string Accepted = "접수";
    public const string Executed = "체결";
    public const string Confirmed = "확인";
    public const string Refused = "거부";
}
