using AxInterop.KHOpenAPILib;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Ocx;

/// <summary>Kiwoom's control behind the interface that the rest of the bridge knows.</summary>
/// <param name="control">The control, sited in a window.</param>
/// <param name="onFault">Hears what an event's handler threw.</param>
public sealed class OcxKiwoom(KHOpenAPI control, Action<string, Exception> onFault) : IKiwoomApi
{
    /// <summary>The whole control: derivatives, themes and what else this bridge has no use for.</summary>
    public KHOpenAPI Control => control;

    /// <inheritdoc/>
    public IDisposable Advise(IKiwoomEvents sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return control.Advise(new OcxEvents(sink), onFault);
    }

    /// <inheritdoc/>
    public int CommConnect() => control.CommConnect();

    /// <inheritdoc/>
    public int GetConnectState() => control.GetConnectState();

    /// <inheritdoc/>
    public string GetLoginInfo(string sTag) => control.GetLoginInfo(sTag);

    /// <inheritdoc/>
    public void SetInputValue(string sID, string sValue) => control.SetInputValue(sID, sValue);

    /// <inheritdoc/>
    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) => control.CommRqData(sRQName, sTrCode, nPrevNext, sScreenNo);

    /// <inheritdoc/>
    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) =>
        control.CommKwRqData(sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo);

    /// <inheritdoc/>
    public int SendOrder(
        string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo) =>
        control.SendOrder(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo);

    /// <inheritdoc/>
    public int GetRepeatCnt(string sTrCode, string sRecordName) => control.GetRepeatCnt(sTrCode, sRecordName);

    /// <inheritdoc/>
    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) =>
        control.GetCommData(strTrCode, strRecordName, nIndex, strItemName);

    /// <inheritdoc/>
    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) => control.GetCommDataEx(strTrCode, strRecordName);

    /// <inheritdoc/>
    public string GetCommRealData(string strCode, int nFid) => control.GetCommRealData(strCode, nFid);

    /// <inheritdoc/>
    public string GetChejanData(int nFid) => control.GetChejanData(nFid);

    /// <inheritdoc/>
    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) =>
        control.SetRealReg(strScreenNo, strCodeList, strFidList, strOptType);

    /// <inheritdoc/>
    public void SetRealRemove(string strScrNo, string strDelCode) => control.SetRealRemove(strScrNo, strDelCode);

    /// <inheritdoc/>
    public void DisconnectRealData(string sScnNo) => control.DisconnectRealData(sScnNo);

    /// <inheritdoc/>
    public string GetCodeListByMarket(string sMarket) => control.GetCodeListByMarket(sMarket);

    /// <inheritdoc/>
    public string GetMasterCodeName(string sTrCode) => control.GetMasterCodeName(sTrCode);

    /// <inheritdoc/>
    public int GetMasterListedStockCnt(string sTrCode) => control.GetMasterListedStockCnt(sTrCode);

    /// <inheritdoc/>
    public string GetMasterConstruction(string sTrCode) => control.GetMasterConstruction(sTrCode);

    /// <inheritdoc/>
    public string GetMasterListedStockDate(string sTrCode) => control.GetMasterListedStockDate(sTrCode);

    /// <inheritdoc/>
    public string GetMasterLastPrice(string sTrCode) => control.GetMasterLastPrice(sTrCode);

    /// <inheritdoc/>
    public string GetMasterStockState(string sTrCode) => control.GetMasterStockState(sTrCode);

    /// <inheritdoc/>
    public string KOA_Functions(string sFunctionName, string sParam) => control.KOA_Functions(sFunctionName, sParam);

    /// <inheritdoc/>
    public int GetConditionLoad() => control.GetConditionLoad();

    /// <inheritdoc/>
    public string GetConditionNameList() => control.GetConditionNameList();

    /// <inheritdoc/>
    public int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) =>
        control.SendCondition(strScrNo, strConditionName, nIndex, nSearch);

    /// <inheritdoc/>
    public void SendConditionStop(string strScrNo, string strConditionName, int nIndex) => control.SendConditionStop(strScrNo, strConditionName, nIndex);

    /// <inheritdoc/>
    public string GetAPIModulePath() => control.GetAPIModulePath();
}
