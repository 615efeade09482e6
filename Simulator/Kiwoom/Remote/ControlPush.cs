using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Passes a control's events on to the other process, each with the data that belongs to it.</summary>
internal sealed class ControlPush(SimulatedKiwoom control, ControlMood mood, Action<FrameWriter> send) : IKiwoomEvents
{
    private const int TrData = 1;
    private const int RealData = 2;
    private const int Message = 3;
    private const int ChejanData = 4;
    private const int Connect = 5;
    private const int RealCondition = 7;
    private const int TrCondition = 8;
    private const int ConditionVersion = 9;

    private readonly List<HeldAnswer> _held = [];

    /// <summary>A real-time event as a frame.</summary>
    public static FrameWriter Real(string key, string type, ControlEvent? data) =>
        EventSnapshot.Write(Frame(RealData, key, type, ""), data, type);

    public void OnEventConnect(int nErrCode) => Send(Connect, nErrCode);

    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext)
    {
        // The last four arguments are not in use (fact sheet §1.5).
        var frame = EventSnapshot.Write(Frame(TrData, sScrNo, sRQName, sTrCode, sRecordName, sPrevNext, 0, "", "", ""), control.Current, "");
        if (mood.AnswersToHold > 0 && control.Current?.Table?.Field(0, "주문번호") is { Length: > 0 } orderNo && sTrCode.StartsWith("KOA_", StringComparison.Ordinal))
        {
            mood.AnswersToHold--;
            _held.Add(new HeldAnswer(orderNo, frame, mood.ChejanEventsFirst));
            return;
        }

        send(frame);
    }

    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData)
    {
        if (!mood.Silent)
            send(Real(sRealKey, sRealType, control.Current));
    }

    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) => Send(Message, sScrNo, sRQName, sTrCode, sMsg);

    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList)
    {
        Send(ChejanData, sGubun, nItemCnt, sFIdList);
        if (_held.Count == 0 || sGubun != "0")
            return;
        var orderNo = control.GetChejanData(Fid.OrderNo);
        foreach (var held in _held.Where(h => h.OrderNo == orderNo && --h.Left == 0).ToArray())
        {
            _held.Remove(held);
            send(held.Frame);
        }
    }

    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex) =>
        Send(RealCondition, sTrCode, strType, strConditionName, strConditionIndex);

    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext) =>
        Send(TrCondition, sScrNo, strCodeList, strConditionName, nIndex, nNext);

    public void OnReceiveConditionVer(int lRet, string sMsg) => Send(ConditionVersion, lRet, sMsg);

    private static FrameWriter Frame(int dispId, params ReadOnlySpan<ControlValue> arguments) => new FrameWriter(ControlFrame.Event).Int(dispId).Values(arguments);

    private void Send(int dispId, params ReadOnlySpan<ControlValue> arguments) => send(EventSnapshot.Write(Frame(dispId, arguments), control.Current, ""));

    private sealed class HeldAnswer(string orderNo, FrameWriter frame, int left)
    {
        public string OrderNo => orderNo;

        public FrameWriter Frame => frame;

        public int Left { get; set; } = left;
    }
}
