using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Bridge.Probe;

/// <summary>Counts the orders that reach it, with the server that they would have gone to, and goes wrong where a spec says so.</summary>
internal sealed class ProbedKiwoom(IKiwoomApi inner) : DelegatingKiwoom(inner)
{
    /// <summary>nOrderType of every SendOrder.</summary>
    public List<int> Orders { get; } = [];

    /// <summary>SendOrder was called while the last word on the server was not "1".</summary>
    public int OrdersNotOnMock { get; private set; }

    /// <summary>What GetServerGubun says; the server's own word where left out.</summary>
    public Func<string>? Gubun { get; set; }

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

    private string _lastGubun = "";

    public override string KOA_Functions(string sFunctionName, string sParam)
    {
        if (sFunctionName == "ShowAccountWindow")
            WindowOpen?.Invoke();
        if (sFunctionName != "GetServerGubun")
            return base.KOA_Functions(sFunctionName, sParam);
        return _lastGubun = Gubun?.Invoke() ?? base.KOA_Functions(sFunctionName, sParam);
    }

    public override int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo)
    {
        var before = Orders.Count;
        Orders.Add(nOrderType);
        OrdersNotOnMock += _lastGubun == "1" ? 0 : 1;
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
