namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Registers real-time data: at most 100 codes and 100 FIDs, joined with ';'. <paramref name="strOptType"/> "0" replaces, "1" adds.</summary>
    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) =>
        Number(KHOpenAPIMethod.SetRealReg, strScreenNo, strCodeList, strFidList, strOptType);

    /// <summary>Ends real-time data of one code on one screen; "ALL" in either place.</summary>
    public void SetRealRemove(string strScrNo, string strDelCode) => Call(KHOpenAPIMethod.SetRealRemove, strScrNo, strDelCode);

    /// <summary>Ends all real-time data of a screen.</summary>
    public void DisconnectRealData(string sScnNo) => Call(KHOpenAPIMethod.DisconnectRealData, sScnNo);

    /// <summary>A field of the current real-time event; inside it only. <paramref name="sTrCode"/> is the event's sRealKey.</summary>
    public string GetCommRealData(string sTrCode, int nFid) => Text(KHOpenAPIMethod.GetCommRealData, sTrCode, nFid);
}
