using AxInterop.KHOpenAPILib;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Ocx;

/// <summary>Hands the control's events to the bridge, without the parameters that say nothing.</summary>
internal sealed class OcxEvents(IKiwoomEvents sink) : IKHOpenAPIEvents
{
    /// <inheritdoc/>
    public void OnReceiveTrData(
        string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext, int nDataLength, string sErrorCode, string sMessage, string sSplmMsg) =>
        sink.OnReceiveTrData(sScrNo, sRQName, sTrCode, sRecordName, sPrevNext);

    /// <inheritdoc/>
    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData) => sink.OnReceiveRealData(sRealKey, sRealType, sRealData);

    /// <inheritdoc/>
    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) => sink.OnReceiveMsg(sScrNo, sRQName, sTrCode, sMsg);

    /// <inheritdoc/>
    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList) => sink.OnReceiveChejanData(sGubun, nItemCnt, sFIdList);

    /// <inheritdoc/>
    public void OnEventConnect(int nErrCode) => sink.OnEventConnect(nErrCode);

    /// <inheritdoc/>
    public void OnReceiveInvestRealData(string sRealKey)
    {
        // Unused by Kiwoom.
    }

    /// <inheritdoc/>
    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex) =>
        sink.OnReceiveRealCondition(sTrCode, strType, strConditionName, strConditionIndex);

    /// <inheritdoc/>
    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext) =>
        sink.OnReceiveTrCondition(sScrNo, strCodeList, strConditionName, nIndex, nNext);

    /// <inheritdoc/>
    public void OnReceiveConditionVer(int lRet, string sMsg) => sink.OnReceiveConditionVer(lRet, sMsg);
}
