using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Recording;

/// <summary>Does something in each event.</summary>
internal sealed class ReadingSink(Action read) : IKiwoomEvents
{
    public void OnEventConnect(int nErrCode) => read();

    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext) => read();

    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData) => read();

    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) => read();

    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList) => read();

    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex) => read();

    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext) => read();

    public void OnReceiveConditionVer(int lRet, string sMsg) => read();
}
