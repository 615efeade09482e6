namespace Kiwoom.Actors.KiwoomApi;

/// <summary>The control's event dispinterface (_DKHOpenAPIEvents), fact sheet §1.5. Handlers copy what they need and return: no waiting, no
/// exception may escape, and the data getters are valid only until the handler returns.</summary>
public interface IKiwoomEvents
{
    /// <summary>Login ended, or the session dropped: 0 ok, otherwise a negative code.</summary>
    void OnEventConnect(int nErrCode);

    /// <summary>An answer to a query or to an order. <paramref name="sPrevNext"/> "2": more pages.</summary>
    void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext);

    /// <summary>Real-time data of one issue.</summary>
    void OnReceiveRealData(string sRealKey, string sRealType, string sRealData);

    /// <summary>A message for people. Never branch on its text or code.</summary>
    void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg);

    /// <summary>Order acceptance, execution or confirmation ("0"), or a balance change ("1"). FIDs joined with ';'.</summary>
    void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList);

    /// <summary>An issue entered ("I") or left ("D") a running condition.</summary>
    void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex);

    /// <summary>Issues that meet a condition.</summary>
    void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext);

    /// <summary>Conditions are loaded (1) or not.</summary>
    void OnReceiveConditionVer(int lRet, string sMsg);
}
