using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.Ocx;

/// <summary>Writes the control's events down.</summary>
internal sealed class RecordedControlEvents : IKHOpenAPIEvents
{
    public List<string> Heard { get; } = [];

    /// <summary>What a handler throws.</summary>
    public Exception? Throws { get; set; }

    public void OnReceiveTrData(
        string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext, int nDataLength, string sErrorCode, string sMessage, string sSplmMsg) =>
        Hear(nameof(OnReceiveTrData), sScrNo, sRQName, sTrCode, sRecordName, sPrevNext, nDataLength, sErrorCode, sMessage, sSplmMsg);

    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData) => Hear(nameof(OnReceiveRealData), sRealKey, sRealType, sRealData);

    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) => Hear(nameof(OnReceiveMsg), sScrNo, sRQName, sTrCode, sMsg);

    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList) => Hear(nameof(OnReceiveChejanData), sGubun, nItemCnt, sFIdList);

    public void OnEventConnect(int nErrCode) => Hear(nameof(OnEventConnect), nErrCode);

    public void OnReceiveInvestRealData(string sRealKey) => Hear(nameof(OnReceiveInvestRealData), sRealKey);

    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex) =>
        Hear(nameof(OnReceiveRealCondition), sTrCode, strType, strConditionName, strConditionIndex);

    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext) =>
        Hear(nameof(OnReceiveTrCondition), sScrNo, strCodeList, strConditionName, nIndex, nNext);

    public void OnReceiveConditionVer(int lRet, string sMsg) => Hear(nameof(OnReceiveConditionVer), lRet, sMsg);

    private void Hear(string name, params object[] arguments)
    {
        Heard.Add($"{name}({string.Join('|', arguments)})");
        if (Throws is not null)
            throw Throws;
    }
}
