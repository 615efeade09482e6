using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>Writes down every event in the notation of the fact sheet (§4.3) and the Chejan fields it carried.</summary>
internal sealed class RecordedEvents(IKiwoomApi api) : IKiwoomEvents
{
    public List<string> Lines { get; } = [];

    public List<Dictionary<int, string>> Chejans { get; } = [];

    public List<(string Key, string Type)> Reals { get; } = [];

    public string LastOrderNo { get; private set; } = "";

    public Action<string, string>? OnReal { get; set; }

    public Action<string, string>? OnTr { get; set; }

    public void OnEventConnect(int nErrCode) => Lines.Add($"connect {nErrCode}");

    public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext)
    {
        if (sTrCode.StartsWith("KOA_", StringComparison.Ordinal))
        {
            LastOrderNo = api.GetCommData(sTrCode, sRQName, 0, "주문번호");
            Lines.Add($"T {sTrCode} {sRQName} ({LastOrderNo})");
            return;
        }

        Lines.Add($"T {sTrCode} rows={api.GetRepeatCnt(sTrCode, sRecordName)} next={sPrevNext}");
        OnTr?.Invoke(sTrCode, sRecordName);
    }

    public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData)
    {
        Reals.Add((sRealKey, sRealType));
        OnReal?.Invoke(sRealKey, sRealType);
    }

    public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg) => Lines.Add("M " + sMsg);

    public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList)
    {
        var fids = sFIdList.Split(';').Select(int.Parse).ToList();
        fids.Count.ShouldBe(nItemCnt);
        var fields = fids.ToDictionary(f => f, api.GetChejanData);
        Chejans.Add(fields);
        Lines.Add(sGubun == "1" ? $"1[930={fields[930]} 933={fields[933]}]"
            : $"0[{fields[9203]} 904={fields[904]} {fields[913]} {fields[905]} 902={fields[902]} 911={fields[911]} 915={fields[915]}]");
    }

    public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex) => Lines.Add($"condition {strType} {sTrCode}");

    public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext) => Lines.Add($"found {strCodeList}");

    public void OnReceiveConditionVer(int lRet, string sMsg) => Lines.Add($"conditions {lRet}");
}
