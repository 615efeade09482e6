using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>The control's events on their way to the bridge.</summary>
/// <param name="sink">The bridge's.</param>
/// <param name="frames">What is under way.</param>
/// <param name="person">Asks who has logged in; null where nothing is masked.</param>
internal sealed class RecordingEvents(IKiwoomEvents sink, ControlFrames frames, Func<LoginPerson>? person) : IKiwoomEvents
{
    /// <inheritdoc/>
    public void OnEventConnect(int nErrCode) =>
        Raise(nameof(OnEventConnect), [nErrCode], () => sink.OnEventConnect(nErrCode), nErrCode == KiwoomReturnCode.Ok ? person?.Invoke() : null);

    /// <inheritdoc/>
    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext) =>
        Raise(nameof(OnReceiveTrData), [sScrNo, sRQName, sTrCode, sRecordName, sPrevNext], () => sink.OnReceiveTrData(sScrNo, sRQName, sTrCode, sRecordName, sPrevNext));

    /// <inheritdoc/>
    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData) =>
        Raise(nameof(OnReceiveRealData), [sRealKey, sRealType, sRealData], () => sink.OnReceiveRealData(sRealKey, sRealType, sRealData));

    /// <inheritdoc/>
    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) =>
        Raise(nameof(OnReceiveMsg), [sScrNo, sRQName, sTrCode, sMsg], () => sink.OnReceiveMsg(sScrNo, sRQName, sTrCode, sMsg));

    /// <inheritdoc/>
    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList) =>
        Raise(nameof(OnReceiveChejanData), [sGubun, nItemCnt, sFIdList], () => sink.OnReceiveChejanData(sGubun, nItemCnt, sFIdList));

    /// <inheritdoc/>
    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex) =>
        Raise(nameof(OnReceiveRealCondition), [sTrCode, strType, strConditionName, strConditionIndex], () => sink.OnReceiveRealCondition(sTrCode, strType, strConditionName, strConditionIndex));

    /// <inheritdoc/>
    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext) =>
        Raise(nameof(OnReceiveTrCondition), [sScrNo, strCodeList, strConditionName, nIndex, nNext], () => sink.OnReceiveTrCondition(sScrNo, strCodeList, strConditionName, nIndex, nNext));

    /// <inheritdoc/>
    public void OnReceiveConditionVer(int lRet, string sMsg) =>
        Raise(nameof(OnReceiveConditionVer), [lRet, sMsg], () => sink.OnReceiveConditionVer(lRet, sMsg));

    private void Raise(string name, object?[] arguments, Action handle, LoginPerson? loggedIn = null)
    {
        var entry = frames.Begin(name, arguments, isEvent: true);
        entry.Person = loggedIn;
        try
        {
            handle();
        }
        catch (Exception fault)
        {
            entry.Thrown = ControlFault.Of(fault);
            throw;
        }
        finally
        {
            frames.End(entry);
        }
    }
}
