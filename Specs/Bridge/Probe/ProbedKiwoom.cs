using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Bridge.Probe;

/// <summary>Counts the orders that reach it, with the server that they would have gone to, and goes wrong where a spec says so.</summary>
internal sealed class ProbedKiwoom(IKiwoomApi inner) : DelegatingKiwoom(inner)
{
    /// <summary>nOrderType of every SendOrder.</summary>
    public List<int> Orders { get; } = [];

    /// <summary>SendOrder was called while the server was not the mock one.</summary>
    public int OrdersNotOnMock { get; private set; }

    /// <summary>What the server is, as GetServerGubun says it; the simulator's own word where null.</summary>
    public string? Server { get; set; }

    /// <summary>Runs inside GetServerGubun, before it answers.</summary>
    public Action? Asked { get; set; }

    /// <summary>Runs inside CommRqData, given the TR.</summary>
    public Action<string>? Querying { get; set; }

    /// <summary>Runs inside SendOrder, before the order leaves; given how many came before it.</summary>
    public Action<int>? Sending { get; set; }

    /// <summary>Runs inside SendOrder, after the order has left.</summary>
    public Action<int>? Sent { get; set; }

    /// <summary>What SendOrder returns in place of the control's code.</summary>
    public Func<int, int>? ReturnCode { get; set; }

    /// <summary>Runs inside SetRealReg.</summary>
    public Action? Registering { get; set; }

    /// <summary>Runs inside ShowAccountWindow.</summary>
    public Action? WindowOpen { get; set; }

    public override string KOA_Functions(string sFunctionName, string sParam)
    {
        if (sFunctionName == "ShowAccountWindow")
            WindowOpen?.Invoke();
        if (sFunctionName != "GetServerGubun")
            return base.KOA_Functions(sFunctionName, sParam);
        Asked?.Invoke();
        return Server ?? base.KOA_Functions(sFunctionName, sParam);
    }

    public override int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo)
    {
        Querying?.Invoke(sTrCode);
        return base.CommRqData(sRQName, sTrCode, nPrevNext, sScreenNo);
    }

    public override int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo)
    {
        var before = Orders.Count;
        Orders.Add(nOrderType);
        OrdersNotOnMock += (Server ?? base.KOA_Functions("GetServerGubun", "")) is "1" or "" ? 0 : 1; // Nothing: not logged in.
        Sending?.Invoke(before);
        var code = base.SendOrder(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo);
        Sent?.Invoke(before);
        return ReturnCode?.Invoke(code) ?? code;
    }

    public override int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType)
    {
        Registering?.Invoke();
        return base.SetRealReg(strScreenNo, strCodeList, strFidList, strOptType);
    }
}
