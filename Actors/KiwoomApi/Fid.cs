namespace Kiwoom.Actors.KiwoomApi;

/// <summary>Field ids of Chejan and real-time events. Source: fact sheet §4 and §6.2.</summary>
public static class Fid
{
    /// <summary>현재가, signed by direction.</summary>
    public const int Price = 10;

    /// <summary>전일대비.</summary>
    public const int Change = 11;

    /// <summary>등락율.</summary>
    public const int ChangeRate = 12;

    /// <summary>누적거래량.</summary>
    public const int CumulativeVolume = 13;

    /// <summary>누적거래대금, million won.</summary>
    public const int CumulativeValue = 14;

    /// <summary>거래량 of the trade, '+' buyer-initiated, '-' seller-initiated.</summary>
    public const int TradeQuantity = 15;

    /// <summary>시가.</summary>
    public const int Open = 16;

    /// <summary>고가.</summary>
    public const int High = 17;

    /// <summary>저가.</summary>
    public const int Low = 18;

    /// <summary>체결시간, HHMMSS.</summary>
    public const int Time = 20;

    /// <summary>호가시간, HHMMSS.</summary>
    public const int QuoteTime = 21;

    /// <summary>예상체결가.</summary>
    public const int ExpectedPrice = 23;

    /// <summary>예상체결수량.</summary>
    public const int ExpectedQuantity = 24;

    /// <summary>(최우선)매도호가.</summary>
    public const int BestAsk = 27;

    /// <summary>(최우선)매수호가.</summary>
    public const int BestBid = 28;

    /// <summary>매도호가 level n is this plus n (1–10).</summary>
    public const int AskPriceBase = 40;

    /// <summary>매수호가 level n is this plus n.</summary>
    public const int BidPriceBase = 50;

    /// <summary>매도호가수량 level n is this plus n.</summary>
    public const int AskQuantityBase = 60;

    /// <summary>매수호가수량 level n is this plus n.</summary>
    public const int BidQuantityBase = 70;

    /// <summary>매도호가총잔량.</summary>
    public const int TotalAskQuantity = 121;

    /// <summary>매수호가총잔량.</summary>
    public const int TotalBidQuantity = 125;

    /// <summary>장시작예상잔여시간, HHMMSS.</summary>
    public const int SessionRemaining = 214;

    /// <summary>장운영구분.</summary>
    public const int SessionCode = 215;

    /// <summary>장구분.</summary>
    public const int MarketPhase = 290;

    /// <summary>종목명.</summary>
    public const int Name = 302;

    /// <summary>상한가.</summary>
    public const int UpperLimit = 305;

    /// <summary>하한가.</summary>
    public const int LowerLimit = 306;

    /// <summary>기준가.</summary>
    public const int BasePrice = 307;

    /// <summary>주문수량.</summary>
    public const int OrderQuantity = 900;

    /// <summary>주문가격.</summary>
    public const int OrderPrice = 901;

    /// <summary>미체결수량.</summary>
    public const int OpenQuantity = 902;

    /// <summary>체결누계금액, won.</summary>
    public const int CumulativeAmount = 903;

    /// <summary>원주문번호.</summary>
    public const int OriginalOrderNo = 904;

    /// <summary>주문구분, for example +매수.</summary>
    public const int OrderKind = 905;

    /// <summary>매매구분, for example 보통.</summary>
    public const int TradeKind = 906;

    /// <summary>매도수구분: 1 sell, 2 buy.</summary>
    public const int SideCode = 907;

    /// <summary>주문/체결시간, HHMMSS.</summary>
    public const int OrderTime = 908;

    /// <summary>체결번호.</summary>
    public const int ExecutionNo = 909;

    /// <summary>체결가.</summary>
    public const int ExecutionPrice = 910;

    /// <summary>체결량, cumulative for the order.</summary>
    public const int CumulativeQuantity = 911;

    /// <summary>주문업무분류.</summary>
    public const int BusinessKind = 912;

    /// <summary>주문상태: 접수, 체결, 확인.</summary>
    public const int OrderState = 913;

    /// <summary>단위체결가: this fill's price.</summary>
    public const int FillPrice = 914;

    /// <summary>단위체결량: this fill's quantity.</summary>
    public const int FillQuantity = 915;

    /// <summary>대출일.</summary>
    public const int LoanDate = 916;

    /// <summary>신용구분 of a balance.</summary>
    public const int CreditKind = 917;

    /// <summary>거부사유.</summary>
    public const int RejectReason = 919;

    /// <summary>화면번호.</summary>
    public const int ScreenNo = 920;

    /// <summary>터미널번호.</summary>
    public const int TerminalNo = 921;

    /// <summary>신용구분 of an order.</summary>
    public const int OrderCreditKind = 922;

    /// <summary>대출일 of an order.</summary>
    public const int OrderLoanDate = 923;

    /// <summary>보유수량.</summary>
    public const int HoldingQuantity = 930;

    /// <summary>매입단가.</summary>
    public const int AverageCost = 931;

    /// <summary>총매입가.</summary>
    public const int TotalCost = 932;

    /// <summary>주문가능수량.</summary>
    public const int SellableQuantity = 933;

    /// <summary>당일매매수수료.</summary>
    public const int DayCommission = 938;

    /// <summary>당일매매세금.</summary>
    public const int DayTax = 939;

    /// <summary>당일순매수량.</summary>
    public const int DayNetBuyQuantity = 945;

    /// <summary>매도/매수구분 of a balance.</summary>
    public const int BalanceSide = 946;

    /// <summary>당일총매도손익.</summary>
    public const int DaySellProfit = 950;

    /// <summary>마지막 신호 flag; "1" seen on the clearing event of a replaced or cancelled order [B].</summary>
    public const int LastSignal = 819;

    /// <summary>거래소구분.</summary>
    public const int Venue = 2134;

    /// <summary>거래소구분명.</summary>
    public const int VenueName = 2135;

    /// <summary>SOR 여부.</summary>
    public const int SmartOrderRouting = 2136;

    /// <summary>종목코드 with its prefix.</summary>
    public const int IssueCode = 9001;

    /// <summary>VI발동구분: 1 triggered, 2 released.</summary>
    public const int ViAction = 9068;

    /// <summary>VI적용구분: 정적, 동적, 동적+정적.</summary>
    public const int ViKind = 1225;

    /// <summary>VI발동가격.</summary>
    public const int ViTriggerPrice = 1221;

    /// <summary>VI발동시각.</summary>
    public const int ViTriggerTime = 1223;

    /// <summary>VI해제시각.</summary>
    public const int ViReleaseTime = 1224;

    /// <summary>계좌번호.</summary>
    public const int AccountNo = 9201;

    /// <summary>주문번호.</summary>
    public const int OrderNo = 9203;
}
