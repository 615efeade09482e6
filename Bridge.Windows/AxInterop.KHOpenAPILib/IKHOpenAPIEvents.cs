namespace AxInterop.KHOpenAPILib;

/// <summary>The control's event dispinterface (_DKHOpenAPIEvents) with every documented parameter. Source: fact sheet §1.5.</summary>
/// <remarks>Called on the control's thread. The control's data getters are valid only until the handler returns; nothing may wait in it. What it
/// throws is caught and reported, and never reaches the control.</remarks>
public interface IKHOpenAPIEvents
{
    /// <summary>An answer to a query or to an order. <paramref name="sPrevNext"/> "2": more pages. The last four say nothing today.</summary>
    /// <param name="sScrNo">Screen of the request.</param>
    /// <param name="sRQName">The request's own name.</param>
    /// <param name="sTrCode">The query, or a name for a kind of order.</param>
    /// <param name="sRecordName">The record; says nothing for most queries.</param>
    /// <param name="sPrevNext">"2": there are more pages; "0" or empty: there are none.</param>
    /// <param name="nDataLength">Unused.</param>
    /// <param name="sErrorCode">Unused.</param>
    /// <param name="sMessage">Unused.</param>
    /// <param name="sSplmMsg">Unused.</param>
    void OnReceiveTrData(
        string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext, int nDataLength, string sErrorCode, string sMessage, string sSplmMsg);

    /// <summary>Real-time data of one issue; <paramref name="sRealData"/> is not to be parsed.</summary>
    /// <param name="sRealKey">The code as it was registered, also with _NX or _AL.</param>
    /// <param name="sRealType">The type's Korean name.</param>
    /// <param name="sRealData">Not to be parsed.</param>
    void OnReceiveRealData(string sRealKey, string sRealType, string sRealData);

    /// <summary>A message for people.</summary>
    /// <param name="sScrNo">Screen of the request.</param>
    /// <param name="sRQName">The request's own name.</param>
    /// <param name="sTrCode">The query, or a name for a kind of order.</param>
    /// <param name="sMsg">The text, after a code in brackets that Kiwoom changes without notice.</param>
    void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg);

    /// <summary>Order acceptance, execution or confirmation ("0"), or a balance change ("1"). FIDs joined with ';'.</summary>
    /// <param name="sGubun">"0" an order, "1" a balance, "4" a balance of derivatives.</param>
    /// <param name="nItemCnt">How many fields.</param>
    /// <param name="sFIdList">The fields' numbers joined with ';'.</param>
    void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList);

    /// <summary>Login ended, or the session dropped: 0 ok, otherwise a negative code.</summary>
    /// <param name="nErrCode">0 logged in; -100, -101, -102 the login failed; -106 the session dropped [B].</param>
    void OnEventConnect(int nErrCode);

    /// <summary>Unused by Kiwoom.</summary>
    /// <param name="sRealKey">Unused.</param>
    void OnReceiveInvestRealData(string sRealKey);

    /// <summary>An issue entered ("I") or left ("D") a running condition; <paramref name="sTrCode"/> is the code.</summary>
    /// <param name="sTrCode">The code.</param>
    /// <param name="strType">"I" entered, "D" left.</param>
    /// <param name="strConditionName">The condition's name.</param>
    /// <param name="strConditionIndex">The condition's index.</param>
    void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex);

    /// <summary>Issues that meet a condition, joined with ';'.</summary>
    /// <param name="sScrNo">Screen of the request.</param>
    /// <param name="strCodeList">Issue codes joined with ';'.</param>
    /// <param name="strConditionName">The condition's name.</param>
    /// <param name="nIndex">The condition's index.</param>
    /// <param name="nNext">2: there are more; 0: there are none [U].</param>
    void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext);

    /// <summary>Conditions are loaded (1) or not.</summary>
    /// <param name="lRet">1 they are loaded.</param>
    /// <param name="sMsg">The text.</param>
    void OnReceiveConditionVer(int lRet, string sMsg);
}
