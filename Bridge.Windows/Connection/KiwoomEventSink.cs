using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Orders;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.Queries;
using Kiwoom.Bridge.RealTime;

namespace Kiwoom.Bridge.Connection;

/// <summary>Hears the control's events: copies what is needed while the event lasts, hands it on and returns. Nothing waits here and no
/// exception leaves (fact sheet §1.3).</summary>
public sealed class KiwoomEventSink(IKiwoomApi api, TrRequests queries, MarketDataOut marketData, Func<DateTimeOffset> now, KiwoomEventReceivers receivers) : IKiwoomEvents
{
    private const int LongestMessage = 300;
    private static readonly HashSet<string> _orderScreens = new(ScreenAllocator.Orders, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void OnEventConnect(int nErrCode) => receivers.Connection.Tell(new ConnectEnded(nErrCode));

    /// <inheritdoc/>
    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext) => Guarded(nameof(OnReceiveTrData), IsOrder(sScrNo), () =>
    {
        if (IsOrder(sScrNo))
            OrderAnswered(sScrNo, sRQName, sTrCode);
        else if (queries.Awaited(sRQName) is { } request)
            receivers.Connection.Tell(TrPageReader.Read(api, request, sRQName, sTrCode, sRecordName, sPrevNext));
    });

    /// <inheritdoc/>
    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData) => Guarded(nameof(OnReceiveRealData), false, () =>
    {
        if (!RealDecoder.Reads(sRealType))
            return;
        var read = RealDecoder.Read(sRealKey, sRealType, fid => api.GetCommRealData(sRealKey, fid), now());
        if (read.IsValid)
            marketData.Take(sRealType, read.Value);
        else
            marketData.CountUnreadable();
    });

    /// <inheritdoc/>
    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) => Guarded(nameof(OnReceiveMsg), IsOrder(sScrNo), () =>
    {
        var text = sMsg.Trim();
        if (text.Length > LongestMessage)
            text = text[..LongestMessage];
        if (!IsOrder(sScrNo))
            receivers.Connection.Tell(new KiwoomMessage(sTrCode, text));
        else if (CommandId.TryParse(sRQName.Trim(), out var command))
            receivers.Desk.Tell(new OrderMessageHeard(command, text), receivers.Connection);
    });

    /// <inheritdoc/>
    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList) => Guarded(nameof(OnReceiveChejanData), true, () =>
    {
        switch (sGubun.Trim())
        {
            case "0":
                TellOrder();
                break;
            case "1":
                TellHolding();
                break;
            case "3" or "4":
                break; // A special signal, and a balance of derivatives (fact sheet §4).
            default:
                // An order's event with a damaged kind would be lost without a word.
                receivers.Monitor.Tell(new UnreadableEvent(nameof(OnReceiveChejanData), $"the kind (sGubun) is {FidCodec.Shown(sGubun)}", IsOrderTraffic: true));
                break;
        }
    });

    /// <inheritdoc/>
    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex)
    {
        // Conditions are not run by this bridge yet, so none of them can enter or leave.
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

    private static bool IsOrder(string screen) => _orderScreens.Contains(screen);

    private void OrderAnswered(string screen, string rqName, string trCode)
    {
        var text = api.GetCommData(trCode, rqName, 0, "주문번호");
        if (!CommandId.TryParse(rqName.Trim(), out var command))
        {
            receivers.Monitor.Tell(new UnreadableEvent(nameof(OnReceiveTrData), $"the RQName is {FidCodec.Shown(rqName)}", IsOrderTraffic: true));
            return;
        }

        if (FidCodec.TryOrderNo(text, out var number))
        {
            receivers.Desk.Tell(new OrderAnswered(command, screen, number), receivers.Connection);
        }
        else if (FidCodec.IsNoOrderNo(text))
        {
            receivers.Desk.Tell(new OrderAnswered(command, screen, null), receivers.Connection);
            receivers.ReasonDue(command);
        }
        else
        {
            // Neither a number nor none: the time-out puts the order in doubt, and reconciliation finds it.
            receivers.Monitor.Tell(new UnreadableEvent(nameof(OnReceiveTrData), $"주문번호 of {command} is {FidCodec.Shown(text)}", IsOrderTraffic: true));
        }
    }

    private void TellOrder()
    {
        var read = ChejanDecoder.Order(api.GetChejanData, now());
        if (read.IsValid)
            receivers.Desk.Tell(new ChejanHeard(read.Value), receivers.Connection);
        else
            receivers.Monitor.Tell(new UnreadableEvent(nameof(OnReceiveChejanData), read.Reason, IsOrderTraffic: true));
    }

    private void TellHolding()
    {
        var read = ChejanDecoder.Holding(api.GetChejanData);
        if (read.IsValid)
            receivers.Desk.Tell(new HoldingHeard(read.Value), receivers.Connection);
        else
            receivers.Monitor.Tell(new UnreadableEvent(nameof(OnReceiveChejanData), read.Reason, IsOrderTraffic: true));
    }

    private void Guarded(string name, bool isOrderTraffic, Action handle)
    {
        try
        {
            marketData.Heard(name);
            handle();
        }
        catch (Exception fault)
        {
            // An exception that reaches the control can end the process.
            receivers.Monitor.Tell(new UnreadableEvent(name, fault.Message, isOrderTraffic));
        }
    }
}
