using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Queries;

/// <summary>The account TRs of reconciliation: literal names, inputs in the documented order. Source: fact sheet §5.</summary>
public static class AccountQueries
{
    private const string NoPassword = "";
    private const string PasswordMedium = "00";

    /// <summary>opw00001 with 조회구분 3: cash with today's trades settled in [B].</summary>
    public static TrRequest Cash(AccountNo account) => Of(
        "opw00001",
        [new("계좌번호", account.Value), new("비밀번호", NoPassword), new("비밀번호입력매체구분", PasswordMedium), new("조회구분", "3")],
        ["예수금", "d+2추정예수금"],
        []);

    /// <summary>opw00018 with 조회구분 1: holdings, credit kinds merged [B].</summary>
    public static TrRequest Holdings(AccountNo account) => Of(
        "opw00018",
        [
            new("계좌번호", account.Value), new("비밀번호", NoPassword), new("비밀번호입력매체구분", PasswordMedium), new("조회구분", "1"),
            new("거래소구분", "KRX"),
        ],
        ["조회건수"],
        ["종목번호", "보유수량", "매매가능수량", "매입금액"]);

    /// <summary>opt10075 with 체결구분 0: today's orders, open and done.</summary>
    public static TrRequest Orders(AccountNo account) => Of(
        "opt10075",
        [
            new("계좌번호", account.Value), new("전체종목구분", "0"), new("매매구분", "0"), new("종목코드", ""), new("체결구분", "0"), new("거래소구분", "0"),
        ],
        [],
        ["주문번호", "원주문번호", "종목코드", "주문구분", "주문수량", "주문가격", "미체결수량", "체결량", "체결누계금액", "시간"]);

    /// <summary>opt10076 with 체결구분 0: the same from the list of executions, where orders without one may be missing.</summary>
    public static TrRequest Executions(AccountNo account) => Of(
        "opt10076",
        [
            new("종목코드", ""), new("조회구분", "0"), new("매도수구분", "0"), new("계좌번호", account.Value), new("비밀번호", NoPassword), new("주문번호", ""),
            new("체결구분", "0"), new("거래소구분", "0"),
        ],
        [],
        ["주문번호", "원주문번호", "종목코드", "주문구분", "주문수량", "주문가격", "미체결수량", "체결량", "체결가", "주문시간"]);

    private static TrRequest Of(
        string trCode, IReadOnlyList<KeyValuePair<string, string>> inputs, IReadOnlyList<string> single, IReadOnlyList<string> rows) =>
        new(trCode, inputs, single, rows, QueryPriority.Reconciliation);
}
