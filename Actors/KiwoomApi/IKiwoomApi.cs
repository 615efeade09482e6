namespace Kiwoom.Actors.KiwoomApi;

/// <summary>The surface of Kiwoom's OCX (KHOPENAPI.KHOpenAPICtrl.1) as far as cash equities need it: its own method names, argument
/// orders, strings and return codes. Source: fact sheet §1.4–§1.6.</summary>
/// <remarks>Not thread-safe. Every call, and every event, is on the one thread that owns the control (STA); the getters
/// <see cref="GetCommData"/>, <see cref="GetCommRealData"/>, <see cref="GetChejanData"/> and <see cref="GetRepeatCnt"/> are valid only
/// inside the event that announces their data. Waiting for an event inside a call or an event deadlocks.</remarks>
public interface IKiwoomApi
{
    /// <summary>Directs the control's events to a sink (IConnectionPoint::Advise). Disposing the result unadvises.</summary>
    IDisposable Advise(IKiwoomEvents sink);

    /// <summary>Opens the login window. 0: started; the result comes through <see cref="IKiwoomEvents.OnEventConnect"/>.</summary>
    int CommConnect();

    /// <summary>1 connected, 0 not. May stay 1 after data has silently stopped.</summary>
    int GetConnectState();

    /// <summary>Login facts by tag: ACCOUNT_CNT, ACCNO, USER_ID, USER_NAME, GetServerGubun, KEY_BSECGB, FIREW_SECGB.</summary>
    string GetLoginInfo(string sTag);

    /// <summary>Writes one input of the next <see cref="CommRqData"/> into the shared input buffer.</summary>
    void SetInputValue(string sID, string sValue);

    /// <summary>Sends a query (TR). <paramref name="nPrevNext"/> 0 asks for the first page, 2 for the next one. 0 or a negative code.</summary>
    int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo);

    /// <summary>Queries up to 100 issues at once (OPTKWFID); codes joined with ';'.</summary>
    int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo);

    /// <summary>Sends an order. 0 means only that the call left the control: acceptance is a non-empty 주문번호 in the following
    /// <see cref="IKiwoomEvents.OnReceiveTrData"/>.</summary>
    int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo);

    /// <summary>Rows of a multi-row record of the current TR event.</summary>
    int GetRepeatCnt(string sTrCode, string sRecordName);

    /// <summary>One field of the current TR event, padded as it came.</summary>
    string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName);

    /// <summary>All rows and columns of a multi-row record of the current TR event; null where there are none.</summary>
    string[,]? GetCommDataEx(string strTrCode, string strRecordName);

    /// <summary>One field of the current real-time event.</summary>
    string GetCommRealData(string strCode, int nFid);

    /// <summary>One field of the current Chejan event; empty for a FID it does not carry.</summary>
    string GetChejanData(int nFid);

    /// <summary>Registers real-time data: codes and FIDs joined with ';', <paramref name="strOptType"/> "0" replaces what the screen had,
    /// "1" adds. At most 100 codes and 100 FIDs a call.</summary>
    int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType);

    /// <summary>Ends real-time data of one code on one screen; "ALL" in either place.</summary>
    void SetRealRemove(string strScrNo, string strDelCode);

    /// <summary>Ends all real-time data of a screen.</summary>
    void DisconnectRealData(string sScnNo);

    /// <summary>Issue codes of a market ("0" KOSPI, "10" KOSDAQ, "8" ETF, …) joined with ';' and with a trailing ';'.</summary>
    string GetCodeListByMarket(string sMarket);

    /// <summary>The name; empty for an unknown code.</summary>
    string GetMasterCodeName(string sTrCode);

    /// <summary>Number of listed shares.</summary>
    int GetMasterListedStockCnt(string sTrCode);

    /// <summary>Surveillance level: 정상, 투자주의, 투자경고, 투자위험, 투자주의환기종목.</summary>
    string GetMasterConstruction(string sTrCode);

    /// <summary>Listing date, yyyymmdd.</summary>
    string GetMasterListedStockDate(string sTrCode);

    /// <summary>Today's base price (기준가), zero padded.</summary>
    string GetMasterLastPrice(string sTrCode);

    /// <summary>State flags joined with '|': 증거금N%, 거래정지, 관리종목, …</summary>
    string GetMasterStockState(string sTrCode);

    /// <summary>Named functions: GetServerGubun, GetStockMarketKind, GetMasterStockInfo, IsOrderWarningStock, IsOrderWarningETF,
    /// ShowAccountWindow, SendOrder_Ex, …</summary>
    string KOA_Functions(string sFunctionName, string sParam);

    /// <summary>Loads the user's condition searches. 1 ok, 0 failed; the result comes through <see cref="IKiwoomEvents.OnReceiveConditionVer"/>.</summary>
    int GetConditionLoad();

    /// <summary>Conditions as <c>idx^name;idx^name;…</c>.</summary>
    string GetConditionNameList();

    /// <summary>Runs a condition; <paramref name="nSearch"/> 1 keeps it running. 1 ok, 0 failed.</summary>
    int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch);

    /// <summary>Ends a running condition.</summary>
    void SendConditionStop(string strScrNo, string strConditionName, int nIndex);

    /// <summary>Where the control is installed.</summary>
    string GetAPIModulePath();
}
