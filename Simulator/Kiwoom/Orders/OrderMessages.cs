using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Texts of OnReceiveMsg, <c>[code] text</c>. Codes of fact sheet §3.5; those marked [U] are invented, which nobody may notice
/// since nobody may branch on them.</summary>
internal static class OrderMessages
{
    public const string QueryDone = "[100000] 조회가 완료되었습니다.";
    public const string QueryContinues = "[100000] 조회가 계속됩니다. [다음]을 눌러주세요.";
    public const string UnknownQuery = "[200001] 등록되지 않은 조회입니다."; // code [U]
    public const string PasswordMissing = "계좌비밀번호를 등록해 주십시오. [2126]";

    public static string Done(bool mock, Side side, BrokerOrderAction action)
    {
        var what = (side == Side.Buy ? "매수" : "매도") + (action switch { BrokerOrderAction.Modify => "정정", BrokerOrderAction.Cancel => "취소", _ => "" });
        return $"[100000] {Server(mock)}{what}주문이 완료 되었습니다.";
    }

    public static string Of(OrderRefusal refusal, bool mock) => $"[{CodeOf(refusal)}] {Server(mock)}{TextOf(refusal)}";

    private static string Server(bool mock) => mock ? "모의투자 " : "";

    private static string CodeOf(OrderRefusal refusal) => refusal switch
    {
        OrderRefusal.TradingProhibited => "RC4007",
        OrderRefusal.MarginShort => "RC4025",
        OrderRefusal.BeyondPriceLimit => "RC4027",
        OrderRefusal.NothingLeft => "RC4033",
        OrderRefusal.QuantityTooLarge => "RC4042",
        OrderRefusal.UnknownOriginal => "RC4061",
        OrderRefusal.Executing => "RC4085",
        OrderRefusal.BeforeOpen => "00Z217",
        OrderRefusal.AfterClose => "00Z218",
        OrderRefusal.PriceNotAllowed => "00Z237",
        OrderRefusal.SharesShort => "RC4032", // [U]
        OrderRefusal.OffTick => "RC4026", // [U]
        OrderRefusal.TermsNotAllowed => "RC4058", // [U]
        OrderRefusal.VenueNotAllowed => "RC4059", // [U]
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "not a refusal"),
    };

    private static string TextOf(OrderRefusal refusal) => refusal switch
    {
        OrderRefusal.TradingProhibited => "매매가 금지된 종목입니다.",
        OrderRefusal.MarginShort => "매수증거금이 부족합니다.",
        OrderRefusal.BeyondPriceLimit => "상/하한가를 벗어난 주문가격입니다.",
        OrderRefusal.NothingLeft => "정정/취소할 수량이 없습니다.",
        OrderRefusal.QuantityTooLarge => "정정/취소수량이 원주문 잔량을 초과합니다.",
        OrderRefusal.UnknownOriginal => "주문번호를 확인하십시오.",
        OrderRefusal.Executing => "처리 중인 수량입니다.",
        OrderRefusal.BeforeOpen => "장 시작 전입니다.",
        OrderRefusal.AfterClose => "장이 종료되었습니다.",
        OrderRefusal.PriceNotAllowed => "주문단가를 입력할 수 없는 매매구분입니다.",
        OrderRefusal.SharesShort => "매도가능수량이 부족합니다.",
        OrderRefusal.OffTick => "호가단위가 맞지 않습니다.",
        OrderRefusal.TermsNotAllowed => "제공하지 않는 매매구분입니다.",
        OrderRefusal.VenueNotAllowed => "제공하지 않는 주문입니다.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "not a refusal"),
    };
}
