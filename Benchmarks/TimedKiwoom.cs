using System.Diagnostics;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Benchmarks;

/// <summary>A control that says when SendOrder was called, on the machine's monotonic clock, which all processes share.</summary>
internal class TimedKiwoom(IKiwoomApi inner, TextWriter output) : IKiwoomApi
{
    public int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo)
    {
        var calledAt = Stopwatch.GetTimestamp();
        var result = inner.SendOrder(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo);
        output.WriteLine($"{sRQName} {calledAt} {result}");
        return result;
    }

    public virtual IDisposable Advise(IKiwoomEvents sink) => inner.Advise(sink);

    public int CommConnect() => inner.CommConnect();

    public int GetConnectState() => inner.GetConnectState();

    public string GetLoginInfo(string sTag) => inner.GetLoginInfo(sTag);

    public void SetInputValue(string sID, string sValue) => inner.SetInputValue(sID, sValue);

    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) => inner.CommRqData(sRQName, sTrCode, nPrevNext, sScreenNo);

    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) =>
        inner.CommKwRqData(sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo);

    public int GetRepeatCnt(string sTrCode, string sRecordName) => inner.GetRepeatCnt(sTrCode, sRecordName);

    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) => inner.GetCommData(strTrCode, strRecordName, nIndex, strItemName);

    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) => inner.GetCommDataEx(strTrCode, strRecordName);

    public virtual string GetCommRealData(string strCode, int nFid) => inner.GetCommRealData(strCode, nFid);

    public string GetChejanData(int nFid) => inner.GetChejanData(nFid);

    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) => inner.SetRealReg(strScreenNo, strCodeList, strFidList, strOptType);

    public void SetRealRemove(string strScrNo, string strDelCode) => inner.SetRealRemove(strScrNo, strDelCode);

    public void DisconnectRealData(string sScnNo) => inner.DisconnectRealData(sScnNo);

    public string GetCodeListByMarket(string sMarket) => inner.GetCodeListByMarket(sMarket);

    public string GetMasterCodeName(string sTrCode) => inner.GetMasterCodeName(sTrCode);

    public int GetMasterListedStockCnt(string sTrCode) => inner.GetMasterListedStockCnt(sTrCode);

    public string GetMasterConstruction(string sTrCode) => inner.GetMasterConstruction(sTrCode);

    public string GetMasterListedStockDate(string sTrCode) => inner.GetMasterListedStockDate(sTrCode);

    public string GetMasterLastPrice(string sTrCode) => inner.GetMasterLastPrice(sTrCode);

    public string GetMasterStockState(string sTrCode) => inner.GetMasterStockState(sTrCode);

    public string KOA_Functions(string sFunctionName, string sParam) => inner.KOA_Functions(sFunctionName, sParam);

    public int GetConditionLoad() => inner.GetConditionLoad();

    public string GetConditionNameList() => inner.GetConditionNameList();

    public int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) => inner.SendCondition(strScrNo, strConditionName, nIndex, nSearch);

    public void SendConditionStop(string strScrNo, string strConditionName, int nIndex) => inner.SendConditionStop(strScrNo, strConditionName, nIndex);

    public string GetAPIModulePath() => inner.GetAPIModulePath();
}
