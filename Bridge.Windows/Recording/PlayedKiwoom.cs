using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>The control as a recording plays it: answers calls as the recorded control did and raises its events where they were raised.</summary>
/// <remarks>Passive and on one thread: <see cref="SessionPlayback"/> drives it. See <see cref="PlayedCalls"/> for how calls are matched. What is read in an
/// event is looked up among what was read when it was recorded, in any order and as often as wanted.</remarks>
public sealed class PlayedKiwoom : IKiwoomApi
{
    private readonly PlayedCalls _calls;
    private readonly PlayedNames _names;
    private readonly DivergenceLog _log;
    private readonly Action<IReadOnlyList<RecordedLine>> _playInner;
    private readonly Stack<PlayedEvent> _events = new();
    private IKiwoomEvents? _sink;

    internal PlayedKiwoom(PlayedCalls calls, PlayedNames names, DivergenceLog log, Action<IReadOnlyList<RecordedLine>> playInner) =>
        (_calls, _names, _log, _playInner) = (calls, names, log, playInner);

    /// <inheritdoc/>
    public IDisposable Advise(IKiwoomEvents sink)
    {
        Called(RecordingFormat.Advise);
        _sink = sink;
        return new Advised(this);
    }

    /// <inheritdoc/>
    public int CommConnect() => Number(Called(nameof(CommConnect)));

    /// <inheritdoc/>
    public int GetConnectState() => Number(Called(nameof(GetConnectState)));

    /// <inheritdoc/>
    public string GetLoginInfo(string sTag) => Text(Called(nameof(GetLoginInfo), sTag));

    /// <inheritdoc/>
    public void SetInputValue(string sID, string sValue) => Called(nameof(SetInputValue), sID, sValue);

    /// <inheritdoc/>
    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) => Number(Called(nameof(CommRqData), sRQName, sTrCode, nPrevNext, sScreenNo));

    /// <inheritdoc/>
    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) => Number(Called(nameof(CommKwRqData), sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo));

    /// <inheritdoc/>
    public int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo) => Number(Called(nameof(SendOrder), sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo));

    /// <inheritdoc/>
    public int GetRepeatCnt(string sTrCode, string sRecordName) => Number(Got(new GetterKey(nameof(GetRepeatCnt), sTrCode, sRecordName)));

    /// <inheritdoc/>
    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) => Text(Got(new GetterKey(nameof(GetCommData), strTrCode, strRecordName, strItemName, nIndex)));

    /// <inheritdoc/>
    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) => Table(Got(new GetterKey(nameof(GetCommDataEx), strTrCode, strRecordName)));

    /// <inheritdoc/>
    public string GetCommRealData(string strCode, int nFid) => Text(Got(new GetterKey(nameof(GetCommRealData), strCode, Number: nFid)));

    /// <inheritdoc/>
    public string GetChejanData(int nFid) => Text(Got(new GetterKey(nameof(GetChejanData), Number: nFid)));

    /// <inheritdoc/>
    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) => Number(Called(nameof(SetRealReg), strScreenNo, strCodeList, strFidList, strOptType));

    /// <inheritdoc/>
    public void SetRealRemove(string strScrNo, string strDelCode) => Called(nameof(SetRealRemove), strScrNo, strDelCode);

    /// <inheritdoc/>
    public void DisconnectRealData(string sScnNo) => Called(nameof(DisconnectRealData), sScnNo);

    /// <inheritdoc/>
    public string GetCodeListByMarket(string sMarket) => Text(Called(nameof(GetCodeListByMarket), sMarket));

    /// <inheritdoc/>
    public string GetMasterCodeName(string sTrCode) => Text(Called(nameof(GetMasterCodeName), sTrCode));

    /// <inheritdoc/>
    public int GetMasterListedStockCnt(string sTrCode) => Number(Called(nameof(GetMasterListedStockCnt), sTrCode));

    /// <inheritdoc/>
    public string GetMasterConstruction(string sTrCode) => Text(Called(nameof(GetMasterConstruction), sTrCode));

    /// <inheritdoc/>
    public string GetMasterListedStockDate(string sTrCode) => Text(Called(nameof(GetMasterListedStockDate), sTrCode));

    /// <inheritdoc/>
    public string GetMasterLastPrice(string sTrCode) => Text(Called(nameof(GetMasterLastPrice), sTrCode));

    /// <inheritdoc/>
    public string GetMasterStockState(string sTrCode) => Text(Called(nameof(GetMasterStockState), sTrCode));

    /// <inheritdoc/>
    public string KOA_Functions(string sFunctionName, string sParam) => Text(Called(nameof(KOA_Functions), sFunctionName, sParam));

    /// <inheritdoc/>
    public int GetConditionLoad() => Number(Called(nameof(GetConditionLoad)));

    /// <inheritdoc/>
    public string GetConditionNameList() => Text(Called(nameof(GetConditionNameList)));

    /// <inheritdoc/>
    public int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) => Number(Called(nameof(SendCondition), strScrNo, strConditionName, nIndex, nSearch));

    /// <inheritdoc/>
    public void SendConditionStop(string strScrNo, string strConditionName, int nIndex) => Called(nameof(SendConditionStop), strScrNo, strConditionName, nIndex);

    /// <inheritdoc/>
    public string GetAPIModulePath() => Text(Called(nameof(GetAPIModulePath)));

    internal void Raise(RecordedEvent raised)
    {
        if (_sink is not { } sink)
        {
            _log.Add(DivergenceKind.EventUnheard, raised.Line, RecordedCall.Named(raised.Name, raised.Arguments), null);
            return;
        }

        _events.Push(new PlayedEvent(raised.Line, raised.Answers()));
        try
        {
            Raise(sink, raised.Name, raised.Arguments);
            _playInner(raised.Inner);
        }
        finally
        {
            _events.Pop();
        }
    }

    private static string Text(object? answer) => answer as string ?? "";

    private static int Number(object? answer) => answer as int? ?? KiwoomReturnCode.ConnectionClosed;

    private static string[,]? Table(object? answer) => answer as string[,];

    private static object? Given(object? answer) => answer is ControlFault fault ? throw fault.ToException() : answer;

    private void Raise(IKiwoomEvents sink, string name, object?[] a)
    {
        switch (name)
        {
            case nameof(IKiwoomEvents.OnEventConnect):
                sink.OnEventConnect(Int(0));
                break;
            case nameof(IKiwoomEvents.OnReceiveTrData):
                sink.OnReceiveTrData(_names.Played(Str(0)), _names.Played(Str(1)), Str(2), _names.Played(Str(3)), Str(4));
                break;
            case nameof(IKiwoomEvents.OnReceiveRealData):
                sink.OnReceiveRealData(Str(0), Str(1), Str(2));
                break;
            case nameof(IKiwoomEvents.OnReceiveMsg):
                sink.OnReceiveMsg(_names.Played(Str(0)), _names.Played(Str(1)), Str(2), Str(3));
                break;
            case nameof(IKiwoomEvents.OnReceiveChejanData):
                sink.OnReceiveChejanData(Str(0), Int(1), Str(2));
                break;
            case nameof(IKiwoomEvents.OnReceiveRealCondition):
                sink.OnReceiveRealCondition(Str(0), Str(1), Str(2), Str(3));
                break;
            case nameof(IKiwoomEvents.OnReceiveTrCondition):
                sink.OnReceiveTrCondition(Str(0), Str(1), Str(2), Int(3), Int(4));
                break;
            case nameof(IKiwoomEvents.OnReceiveConditionVer):
                sink.OnReceiveConditionVer(Int(0), Str(1));
                break;
        }

        string Str(int place) => (string)a[place]!;
        int Int(int place) => (int)a[place]!;
    }

    private object? Called(string method, params object?[] arguments)
    {
        if (_calls.Make(method, arguments) is not { } call)
            return null;
        _playInner(call.Inner);
        return call.IsCut ? throw new PlayedFaultException("The recording ends inside this call.") : Given(call.Result);
    }

    private object? Got(GetterKey key)
    {
        if (!_events.TryPeek(out var current))
            return Called(key.Method, key.Call);
        if (current.TryRead(key with { Second = _names.Recorded(key.Second) }, out var answer))
            return Given(answer);
        _log.Add(DivergenceKind.ReadUnknown, current.Line, null, RecordedCall.Named(key.Method, key.Call));
        return key.Method == nameof(IKiwoomApi.GetRepeatCnt) ? 0 : null;
    }

    private sealed class Advised(PlayedKiwoom control) : IDisposable
    {
        public void Dispose()
        {
            control.Called(RecordingFormat.Unadvise);
            control._sink = null;
        }
    }
}
