using System.Globalization;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Doctor.Probe.Control;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Doctor.Probe.Tape;

/// <summary>Hears the control's events during a probe: copies them onto the tape and returns. Nothing waits here and no exception leaves.</summary>
internal sealed class ProbeEventSink(IKiwoomApi api, ProbeTape tape, RealTimeTally tally, TrRequests queries, ControlCalls calls) : IKiwoomEvents
{
    private int _depth;

    /// <summary>Hears of answers to and messages on <see cref="CountedQueries"/>, which do not go onto the tape; on the control's thread.</summary>
    internal Action<string, string?>? Counted { get; set; }

    /// <inheritdoc/>
    public void OnEventConnect(int nErrCode) => Taped(nameof(OnEventConnect), () => Of(("nErrCode", nErrCode.ToString(CultureInfo.InvariantCulture))));

    /// <inheritdoc/>
    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext)
    {
        if (sRQName.StartsWith(CountedQueries.Prefix, StringComparison.Ordinal))
        {
            Counted?.Invoke(sRQName, null);
            return;
        }

        TrPage? page = null;
        Taped(nameof(OnReceiveTrData), () =>
        {
            var arguments = Of(("sScrNo", sScrNo), ("sRQName", sRQName), ("sTrCode", sTrCode), ("sRecordName", sRecordName), ("sPrevNext", sPrevNext));
            if (queries.Awaited(sRQName) is { } request)
                page = TrPageReader.Read(api, request, sRQName, sTrCode, sRecordName, sPrevNext);
            else
                arguments["주문번호"] = api.GetCommData(sTrCode, sRQName, 0, "주문번호");
            return arguments;
        });
        if (page is not null)
            calls.Post(() => queries.Deliver(page));
    }

    /// <inheritdoc/>
    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData)
    {
        try
        {
            tally.Count(sRealKey, sRealType, fid => api.GetCommRealData(sRealKey, fid));
        }
        catch (Exception fault)
        {
            Unreadable(nameof(OnReceiveRealData), fault);
        }
    }

    /// <inheritdoc/>
    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg)
    {
        if (sRQName.StartsWith(CountedQueries.Prefix, StringComparison.Ordinal))
            Counted?.Invoke(sRQName, sMsg);
        else
            Taped(nameof(OnReceiveMsg), () => Of(("sScrNo", sScrNo), ("sRQName", sRQName), ("sTrCode", sTrCode), ("sMsg", sMsg)));
    }

    /// <inheritdoc/>
    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList) => Taped(
        nameof(OnReceiveChejanData),
        () => Of(("sGubun", sGubun), ("nItemCnt", nItemCnt.ToString(CultureInfo.InvariantCulture)), ("sFIdList", sFIdList)),
        () => ChejanFields.Read(api, sFIdList));

    /// <inheritdoc/>
    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex)
    {
        // The probe runs no condition.
    }

    /// <inheritdoc/>
    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext)
    {
        // See above.
    }

    /// <inheritdoc/>
    public void OnReceiveConditionVer(int lRet, string sMsg)
    {
        // See above.
    }

    private static Dictionary<string, string> Of(params (string Name, string? Value)[] arguments) =>
        arguments.ToDictionary(a => a.Name, a => a.Value ?? "", StringComparer.Ordinal);

    private void Taped(string name, Func<Dictionary<string, string>> arguments, Func<Dictionary<string, string>>? fids = null)
    {
        _depth++;
        try
        {
            var read = arguments();
            tape.Write(Environment.CurrentManagedThreadId, _depth, calls.UnderWay, name, read, fids?.Invoke());
        }
        catch (Exception fault)
        {
            // An exception that reaches the control can end the process.
            Unreadable(name, fault);
        }
        finally
        {
            _depth--;
        }
    }

    private void Unreadable(string name, Exception fault) =>
        tape.Write(Environment.CurrentManagedThreadId, _depth, calls.UnderWay, name, Of(("unreadable", fault.Message)));
}
