using System.Runtime.InteropServices;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulation.Faults;

namespace Kiwoom.Simulation.Broker;

/// <summary>A control whose calls are watched and sometimes go wrong.</summary>
internal sealed class WatchedKiwoom(IKiwoomApi inner, IKiwoomWitness witness, KiwoomFaults faults, SeededRandom chance) : IKiwoomApi
{
    private const int UnexpectedFailure = unchecked((int)0x8000FFFF);

    // A process that died calls nothing any more; whatever is still on its stack comes to nothing.
    private IKiwoomApi Live => witness.IsAlive ? inner : throw new COMException("the process is dead", UnexpectedFailure);

    /// <inheritdoc/>
    public IDisposable Advise(IKiwoomEvents sink) => inner.Advise(new WatchedEvents(sink, witness, faults));

    /// <inheritdoc/>
    public int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo)
    {
        var call = new OrderCallSeen(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo);
        witness.Sending(call);
        Ask();
        var throws = Hit(faults.ThrowsPerMille);
        var isUnclear = !throws && Hit(faults.UnclearCodesPerMille);
        var isSent = !(throws || isUnclear) || chance.Next(2) == 0;
        var code = isSent ? Live.SendOrder(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo) : KiwoomReturnCode.Ok;
        if (isSent)
            witness.Sent(call);
        if (throws)
        {
            witness.Made(FaultKind.CallThrew, isSent ? "SendOrder threw after the order left" : "SendOrder threw before the order left");
            throw new COMException("the control failed", UnexpectedFailure);
        }

        if (!isUnclear || code != KiwoomReturnCode.Ok)
            return code;
        witness.Made(FaultKind.ReturnCodeUnclear, isSent ? "SendOrder says it failed after the order left" : "SendOrder says it failed, and it did");
        return chance.Next(3) switch { 0 => KiwoomReturnCode.OrderSendFailed, 1 => KiwoomReturnCode.ConnectionClosed, _ => -9999 };
    }

    /// <inheritdoc/>
    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo)
    {
        Ask();
        return Live.CommRqData(sRQName, sTrCode, nPrevNext, sScreenNo);
    }

    /// <inheritdoc/>
    public int CommConnect() => Live.CommConnect();

    /// <inheritdoc/>
    public int GetConnectState() => Live.GetConnectState();

    /// <inheritdoc/>
    public string GetLoginInfo(string sTag) => Live.GetLoginInfo(sTag);

    /// <inheritdoc/>
    public void SetInputValue(string sID, string sValue) => Live.SetInputValue(sID, sValue);

    /// <inheritdoc/>
    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) => Live.CommKwRqData(sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo);

    /// <inheritdoc/>
    public int GetRepeatCnt(string sTrCode, string sRecordName) => Live.GetRepeatCnt(sTrCode, sRecordName);

    /// <inheritdoc/>
    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) => Live.GetCommData(strTrCode, strRecordName, nIndex, strItemName);

    /// <inheritdoc/>
    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) => Live.GetCommDataEx(strTrCode, strRecordName);

    /// <inheritdoc/>
    public string GetCommRealData(string strCode, int nFid) => Live.GetCommRealData(strCode, nFid);

    /// <inheritdoc/>
    public string GetChejanData(int nFid) => Live.GetChejanData(nFid);

    /// <inheritdoc/>
    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) => Live.SetRealReg(strScreenNo, strCodeList, strFidList, strOptType);

    /// <inheritdoc/>
    public void SetRealRemove(string strScrNo, string strDelCode) => Live.SetRealRemove(strScrNo, strDelCode);

    /// <inheritdoc/>
    public void DisconnectRealData(string sScnNo) => Live.DisconnectRealData(sScnNo);

    /// <inheritdoc/>
    public string GetCodeListByMarket(string sMarket) => Live.GetCodeListByMarket(sMarket);

    /// <inheritdoc/>
    public string GetMasterCodeName(string sTrCode) => Live.GetMasterCodeName(sTrCode);

    /// <inheritdoc/>
    public int GetMasterListedStockCnt(string sTrCode) => Live.GetMasterListedStockCnt(sTrCode);

    /// <inheritdoc/>
    public string GetMasterConstruction(string sTrCode) => Live.GetMasterConstruction(sTrCode);

    /// <inheritdoc/>
    public string GetMasterListedStockDate(string sTrCode) => Live.GetMasterListedStockDate(sTrCode);

    /// <inheritdoc/>
    public string GetMasterLastPrice(string sTrCode) => Live.GetMasterLastPrice(sTrCode);

    /// <inheritdoc/>
    public string GetMasterStockState(string sTrCode) => Live.GetMasterStockState(sTrCode);

    /// <inheritdoc/>
    public string KOA_Functions(string sFunctionName, string sParam) => Live.KOA_Functions(sFunctionName, sParam);

    /// <inheritdoc/>
    public int GetConditionLoad() => Live.GetConditionLoad();

    /// <inheritdoc/>
    public string GetConditionNameList() => Live.GetConditionNameList();

    /// <inheritdoc/>
    public int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) => Live.SendCondition(strScrNo, strConditionName, nIndex, nSearch);

    /// <inheritdoc/>
    public void SendConditionStop(string strScrNo, string strConditionName, int nIndex) => Live.SendConditionStop(strScrNo, strConditionName, nIndex);

    /// <inheritdoc/>
    public string GetAPIModulePath() => Live.GetAPIModulePath();

    private void Ask()
    {
        if (!Hit(faults.PopupsPerMille) || !witness.IsAlive)
            return;
        witness.Popup();
    }

    private bool Hit(int perMille) => perMille > 0 && chance.Next(1000) < perMille;
}
