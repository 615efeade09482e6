using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulation.Broker;

/// <summary>The control's events on their way to the bridge: none reaches a dead process.</summary>
internal sealed class WatchedEvents(IKiwoomEvents sink, IKiwoomWitness witness, KiwoomFaults faults) : IKiwoomEvents
{
    /// <inheritdoc/>
    public void OnEventConnect(int nErrCode)
    {
        if (witness.IsAlive)
            sink.OnEventConnect(nErrCode);
    }

    /// <inheritdoc/>
    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext)
    {
        if (witness.IsAlive)
            sink.OnReceiveTrData(sScrNo, sRQName, sTrCode, sRecordName, sPrevNext);
    }

    /// <inheritdoc/>
    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData)
    {
        if (witness.IsAlive && !faults.DropsRealTime)
            sink.OnReceiveRealData(sRealKey, sRealType, sRealData);
    }

    /// <inheritdoc/>
    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg)
    {
        if (witness.IsAlive)
            sink.OnReceiveMsg(sScrNo, sRQName, sTrCode, sMsg);
    }

    /// <inheritdoc/>
    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList)
    {
        if (witness.IsAlive)
            sink.OnReceiveChejanData(sGubun, nItemCnt, sFIdList);
    }

    /// <inheritdoc/>
    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex)
    {
        if (witness.IsAlive)
            sink.OnReceiveRealCondition(sTrCode, strType, strConditionName, strConditionIndex);
    }

    /// <inheritdoc/>
    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext)
    {
        if (witness.IsAlive)
            sink.OnReceiveTrCondition(sScrNo, strCodeList, strConditionName, nIndex, nNext);
    }

    /// <inheritdoc/>
    public void OnReceiveConditionVer(int lRet, string sMsg)
    {
        if (witness.IsAlive)
            sink.OnReceiveConditionVer(lRet, sMsg);
    }
}
