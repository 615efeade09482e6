namespace Kiwoom.Actors.KiwoomApi;

/// <summary>Return codes of the OCX. Source: fact sheet §7.3 (Kiwoom's guide 1.57).</summary>
public static class KiwoomReturnCode
{
    /// <summary>정상처리.</summary>
    public const int Ok = 0;

    /// <summary>사용자정보교환 실패.</summary>
    public const int UserInfoExchangeFailed = -100;

    /// <summary>서버접속 실패.</summary>
    public const int ServerConnectFailed = -101;

    /// <summary>버전처리 실패.</summary>
    public const int VersionProcessingFailed = -102;

    /// <summary>통신 연결종료.</summary>
    public const int ConnectionClosed = -106;

    /// <summary>시세조회 과부하: more than five queries a second. Clears after a second.</summary>
    public const int QueryOverload = -200;

    /// <summary>전문작성 실패.</summary>
    public const int RequestBuildFailed = -201;

    /// <summary>조회 입력값 오류.</summary>
    public const int RequestInputError = -202;

    /// <summary>데이터 없음.</summary>
    public const int NoData = -203;

    /// <summary>More than 100 codes.</summary>
    public const int TooManyCodes = -204;

    /// <summary>데이터 수신 실패.</summary>
    public const int ReceiveFailed = -205;

    /// <summary>More than 100 FIDs.</summary>
    public const int TooManyFids = -206;

    /// <summary>시세조회제한: the long-window quota; queries stay refused until the process restarts.</summary>
    public const int QueryRestricted = -209;

    /// <summary>주문 입력값 오류.</summary>
    public const int OrderInputError = -300;

    /// <summary>계좌비밀번호 없음.</summary>
    public const int AccountPasswordMissing = -301;

    /// <summary>타인계좌 사용오류.</summary>
    public const int OtherPersonsAccount = -302;

    /// <summary>주문가격이 착오주문 기준금액 초과 (first threshold).</summary>
    public const int PriceAboveFirstThreshold = -303;

    /// <summary>주문가격이 착오주문 기준금액 초과 (second threshold).</summary>
    public const int PriceAboveSecondThreshold = -304;

    /// <summary>주문수량이 총발행주수의 1% 초과.</summary>
    public const int QuantityAboveOnePercent = -305;

    /// <summary>주문수량이 총발행주수의 3% 초과.</summary>
    public const int QuantityAboveThreePercent = -306;

    /// <summary>주문전송 실패.</summary>
    public const int OrderSendFailed = -307;

    /// <summary>주문전송 과부하: more than five orders a second.</summary>
    public const int OrderOverload = -308;

    /// <summary>주문전송 과부하 제한.</summary>
    public const int OrderRestricted = -311;

    /// <summary>계좌정보 없음.</summary>
    public const int NoAccountInfo = -340;

    /// <summary>종목코드 없음.</summary>
    public const int NoIssueCode = -500;
}
