using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>A control with a record of everything that crosses its surface. What the control gives or throws goes on unchanged.</summary>
internal sealed class RecordingKiwoom(IKiwoomApi inner, SessionRecorder recorder) : IKiwoomApi
{
    private readonly ControlFrames _frames = new(recorder);

    /// <inheritdoc/>
    public IDisposable Advise(IKiwoomEvents sink)
    {
        var advised = Call(RecordingFormat.Advise, [], () => inner.Advise(new RecordingEvents(sink, _frames, recorder.Masks ? () => LoginPerson.Of(inner) : null)), isVoid: true);
        return new Advised(() => Call(RecordingFormat.Unadvise, [], () =>
        {
            advised.Dispose();
            return (object?)null;
        }));
    }

    /// <inheritdoc/>
    public int CommConnect() =>
        Call(nameof(CommConnect), [], () => inner.CommConnect());

    /// <inheritdoc/>
    public int GetConnectState() =>
        Call(nameof(GetConnectState), [], () => inner.GetConnectState());

    /// <inheritdoc/>
    public string GetLoginInfo(string sTag) =>
        Call(nameof(GetLoginInfo), [sTag], () => inner.GetLoginInfo(sTag));

    /// <inheritdoc/>
    public void SetInputValue(string sID, string sValue) => Call(nameof(SetInputValue), [sID, sValue], () =>
    {
        inner.SetInputValue(sID, sValue);
        return (object?)null;
    });

    /// <inheritdoc/>
    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) =>
        Call(nameof(CommRqData), [sRQName, sTrCode, nPrevNext, sScreenNo], () => inner.CommRqData(sRQName, sTrCode, nPrevNext, sScreenNo));

    /// <inheritdoc/>
    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) =>
        Call(nameof(CommKwRqData), [sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo], () => inner.CommKwRqData(sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo));

    /// <inheritdoc/>
    public int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo) =>
        Call(nameof(SendOrder), [sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo], () => inner.SendOrder(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo));

    /// <inheritdoc/>
    public int GetRepeatCnt(string sTrCode, string sRecordName) =>
        Get(new(nameof(GetRepeatCnt), sTrCode, sRecordName), static (api, k) => api.GetRepeatCnt(k.First, k.Second));

    /// <inheritdoc/>
    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) =>
        Get(new(nameof(GetCommData), strTrCode, strRecordName, strItemName, nIndex), static (api, k) => api.GetCommData(k.First, k.Second, k.Number, k.Item));

    /// <inheritdoc/>
    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) =>
        Get(new(nameof(GetCommDataEx), strTrCode, strRecordName), static (api, k) => api.GetCommDataEx(k.First, k.Second));

    /// <inheritdoc/>
    public string GetCommRealData(string strCode, int nFid) =>
        Get(new(nameof(GetCommRealData), strCode, Number: nFid), static (api, k) => api.GetCommRealData(k.First, k.Number));

    /// <inheritdoc/>
    public string GetChejanData(int nFid) =>
        Get(new(nameof(GetChejanData), Number: nFid), static (api, k) => api.GetChejanData(k.Number));

    /// <inheritdoc/>
    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) =>
        Call(nameof(SetRealReg), [strScreenNo, strCodeList, strFidList, strOptType], () => inner.SetRealReg(strScreenNo, strCodeList, strFidList, strOptType));

    /// <inheritdoc/>
    public void SetRealRemove(string strScrNo, string strDelCode) => Call(nameof(SetRealRemove), [strScrNo, strDelCode], () =>
    {
        inner.SetRealRemove(strScrNo, strDelCode);
        return (object?)null;
    });

    /// <inheritdoc/>
    public void DisconnectRealData(string sScnNo) => Call(nameof(DisconnectRealData), [sScnNo], () =>
    {
        inner.DisconnectRealData(sScnNo);
        return (object?)null;
    });

    /// <inheritdoc/>
    public string GetCodeListByMarket(string sMarket) =>
        Call(nameof(GetCodeListByMarket), [sMarket], () => inner.GetCodeListByMarket(sMarket));

    /// <inheritdoc/>
    public string GetMasterCodeName(string sTrCode) =>
        Call(nameof(GetMasterCodeName), [sTrCode], () => inner.GetMasterCodeName(sTrCode));

    /// <inheritdoc/>
    public int GetMasterListedStockCnt(string sTrCode) =>
        Call(nameof(GetMasterListedStockCnt), [sTrCode], () => inner.GetMasterListedStockCnt(sTrCode));

    /// <inheritdoc/>
    public string GetMasterConstruction(string sTrCode) =>
        Call(nameof(GetMasterConstruction), [sTrCode], () => inner.GetMasterConstruction(sTrCode));

    /// <inheritdoc/>
    public string GetMasterListedStockDate(string sTrCode) =>
        Call(nameof(GetMasterListedStockDate), [sTrCode], () => inner.GetMasterListedStockDate(sTrCode));

    /// <inheritdoc/>
    public string GetMasterLastPrice(string sTrCode) =>
        Call(nameof(GetMasterLastPrice), [sTrCode], () => inner.GetMasterLastPrice(sTrCode));

    /// <inheritdoc/>
    public string GetMasterStockState(string sTrCode) =>
        Call(nameof(GetMasterStockState), [sTrCode], () => inner.GetMasterStockState(sTrCode));

    /// <inheritdoc/>
    public string KOA_Functions(string sFunctionName, string sParam) =>
        Call(nameof(KOA_Functions), [sFunctionName, sParam], () => inner.KOA_Functions(sFunctionName, sParam));

    /// <inheritdoc/>
    public int GetConditionLoad() =>
        Call(nameof(GetConditionLoad), [], () => inner.GetConditionLoad());

    /// <inheritdoc/>
    public string GetConditionNameList() =>
        Call(nameof(GetConditionNameList), [], () => inner.GetConditionNameList());

    /// <inheritdoc/>
    public int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) =>
        Call(nameof(SendCondition), [strScrNo, strConditionName, nIndex, nSearch], () => inner.SendCondition(strScrNo, strConditionName, nIndex, nSearch));

    /// <inheritdoc/>
    public void SendConditionStop(string strScrNo, string strConditionName, int nIndex) => Call(nameof(SendConditionStop), [strScrNo, strConditionName, nIndex], () =>
    {
        inner.SendConditionStop(strScrNo, strConditionName, nIndex);
        return (object?)null;
    });

    /// <inheritdoc/>
    public string GetAPIModulePath() =>
        Call(nameof(GetAPIModulePath), [], () => inner.GetAPIModulePath());

    private T Call<T>(string method, object?[] arguments, Func<T> call, bool isVoid = false)
    {
        var entry = _frames.Begin(method, arguments, isEvent: false);
        try
        {
            var result = call();
            entry.Result = isVoid ? null : result;
            return result;
        }
        catch (Exception fault)
        {
            entry.Result = ControlFault.Of(fault);
            throw;
        }
        finally
        {
            _frames.End(entry);
        }
    }

    // Dozens of these are called in each event: they become part of its line.
    private T Get<T>(GetterKey key, Func<IKiwoomApi, GetterKey, T> get)
    {
        if (_frames.Event is not { } current)
            return Call(key.Method, key.Call, () => get(inner, key));
        try
        {
            var answer = get(inner, key);
            current.Read(key, answer);
            return answer;
        }
        catch (Exception fault)
        {
            current.Read(key, ControlFault.Of(fault));
            throw;
        }
    }

    private sealed class Advised(Action unadvise) : IDisposable
    {
        public void Dispose() => unadvise();
    }
}
