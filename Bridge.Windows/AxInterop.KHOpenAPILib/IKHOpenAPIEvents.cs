namespace AxInterop.KHOpenAPILib;

/// <summary>The control's event dispinterface (_DKHOpenAPIEvents) with every documented parameter. Source: fact sheet §1.5.</summary>
/// <remarks>Called on the control's thread. The control's data getters are valid only until the handler returns; nothing may wait in it. What it
/// throws is caught and reported, and never reaches the control.</remarks>
public interface IKHOpenAPIEvents
{
    /// <summary>An answer to a query or to an order. <paramref name="sPrevNext"/> "2": more pages. The last four say nothing today.</summary>
    void OnReceiveTrData(
        string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext, int nDataLength, string sErrorCode, string sMessage, string sSplmMsg);

    /// <summary>Real-time data of one issue; <paramref name="sRealData"/> is not to be parsed.</summary>
    void OnReceiveRealData(string sRealKey, string sRealType, string sRealData);

    /// <summary>A message for people.</summary>
    void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg);

    /// <summary>Order acceptance, execution or confirmation ("0"), or a balance change ("1"). FIDs joined with ';'.</summary>
    void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList);

    /// <summary>Login ended, or the session dropped: 0 ok, otherwise a negative code.</summary>
    void OnEventConnect(int nErrCode);

    /// <summary>Unused by Kiwoom.</summary>
    void OnReceiveInvestRealData(string sRealKey);

    /// <summary>An issue entered ("I") or left ("D") a running condition; <paramref name="sTrCode"/> is the code.</summary>
    void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex);

    /// <summary>Issues that meet a condition, joined with ';'.</summary>
    void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext);

    /// <summary>Conditions are loaded (1) or not.</summary>
    void OnReceiveConditionVer(int lRet, string sMsg);
}
