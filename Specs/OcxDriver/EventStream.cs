using System.Diagnostics;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>Every event as a line, with the data that was asked for; or only counted, while a count or a tally runs. <c>during</c> is the call that an event came inside of: a
/// modal window was open.</summary>
internal sealed class EventStream(EventReading reading, LineOut lines, Func<string?> callUnderWay) : IKiwoomEvents
{
    private volatile EventCount? _count;
    private volatile EventTally? _tally;

    /// <summary>Counts instead of writing lines; null to write them again.</summary>
    internal EventCount? Count
    {
        get => _count;
        set => _count = value;
    }

    /// <summary>Takes events instead of lines; null to write lines again.</summary>
    internal EventTally? Tally
    {
        get => _tally;
        set => _tally = value;
    }

    /// <summary>Threads on which events came.</summary>
    internal ThreadsSeen Threads { get; } = new();

    public void OnEventConnect(int nErrCode) => Write(nameof(OnEventConnect), new { nErrCode }, null);

    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext) =>
        Write(nameof(OnReceiveTrData), new { sScrNo, sRQName, sTrCode, sRecordName, sPrevNext }, reading.Tr(sRQName, sTrCode, sRecordName));

    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData) =>
        Write(nameof(OnReceiveRealData), new { sRealKey, sRealType, sRealData }, reading.Real(sRealKey));

    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) => Write(nameof(OnReceiveMsg), new { sScrNo, sRQName, sTrCode, sMsg }, null);

    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList) =>
        Write(nameof(OnReceiveChejanData), new { sGubun, nItemCnt, sFIdList }, reading.Chejan(sFIdList));

    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex) =>
        Write(nameof(OnReceiveRealCondition), new { sTrCode, strType, strConditionName, strConditionIndex }, null);

    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext) =>
        Write(nameof(OnReceiveTrCondition), new { sScrNo, strCodeList, strConditionName, nIndex, nNext }, null);

    public void OnReceiveConditionVer(int lRet, string sMsg) => Write(nameof(OnReceiveConditionVer), new { lRet, sMsg }, null);

    private void Write(string name, object args, object? data)
    {
        Threads.Note();
        if (Count is { } counts)
            counts.Add(name);
        else if (Tally?.Takes(name, args, data) != true)
            lines.Write(new { @event = name, args, data, during = callUnderWay(), at_us = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000) });
    }
}
