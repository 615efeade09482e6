using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Bridge.Probe;

/// <summary>A control in front of another: what a spec does not change goes through.</summary>
internal class DelegatingKiwoom(IKiwoomApi inner) : IKiwoomApi
{
    protected IKiwoomApi Inner => inner;

    public virtual IDisposable Advise(IKiwoomEvents sink) => inner.Advise(sink);

    public virtual int CommConnect() => inner.CommConnect();

    public virtual int GetConnectState() => inner.GetConnectState();

    public virtual string GetLoginInfo(string sTag) => inner.GetLoginInfo(sTag);

    public virtual void SetInputValue(string sID, string sValue) => inner.SetInputValue(sID, sValue);

    public virtual int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) => inner.CommRqData(sRQName, sTrCode, nPrevNext, sScreenNo);

    public virtual int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) =>
        inner.CommKwRqData(sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo);

    public virtual int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo) =>
        inner.SendOrder(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo);

    public virtual int GetRepeatCnt(string sTrCode, string sRecordName) => inner.GetRepeatCnt(sTrCode, sRecordName);

    public virtual string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) => inner.GetCommData(strTrCode, strRecordName, nIndex, strItemName);

    public virtual string[,]? GetCommDataEx(string strTrCode, string strRecordName) => inner.GetCommDataEx(strTrCode, strRecordName);

    public virtual string GetCommRealData(string strCode, int nFid) => inner.GetCommRealData(strCode, nFid);

    public virtual string GetChejanData(int nFid) => inner.GetChejanData(nFid);

    public virtual int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) => inner.SetRealReg(strScreenNo, strCodeList, strFidList, strOptType);

    public virtual void SetRealRemove(string strScrNo, string strDelCode) => inner.SetRealRemove(strScrNo, strDelCode);

    public virtual void DisconnectRealData(string sScnNo) => inner.DisconnectRealData(sScnNo);

    public virtual string GetCodeListByMarket(string sMarket) => inner.GetCodeListByMarket(sMarket);

    public virtual string GetMasterCodeName(string sTrCode) => inner.GetMasterCodeName(sTrCode);

    public virtual int GetMasterListedStockCnt(string sTrCode) => inner.GetMasterListedStockCnt(sTrCode);

    public virtual string GetMasterConstruction(string sTrCode) => inner.GetMasterConstruction(sTrCode);

    public virtual string GetMasterListedStockDate(string sTrCode) => inner.GetMasterListedStockDate(sTrCode);

    public virtual string GetMasterLastPrice(string sTrCode) => inner.GetMasterLastPrice(sTrCode);

    public virtual string GetMasterStockState(string sTrCode) => inner.GetMasterStockState(sTrCode);

    public virtual string KOA_Functions(string sFunctionName, string sParam) => inner.KOA_Functions(sFunctionName, sParam);

    public virtual int GetConditionLoad() => inner.GetConditionLoad();

    public virtual string GetConditionNameList() => inner.GetConditionNameList();

    public virtual int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) => inner.SendCondition(strScrNo, strConditionName, nIndex, nSearch);

    public virtual void SendConditionStop(string strScrNo, string strConditionName, int nIndex) => inner.SendConditionStop(strScrNo, strConditionName, nIndex);

    public virtual string GetAPIModulePath() => inner.GetAPIModulePath();
}
