namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Registers real-time data: at most 100 codes and 100 FIDs, joined with ';'. <paramref name="strOptType"/> "0" replaces, "1" adds.</summary>
    /// <param name="strScreenNo">Screen of four digits, not 0000.</param>
    /// <param name="strCodeList">At most 100 issue codes joined with ';'.</param>
    /// <param name="strFidList">At most 100 fields joined with ';'; any field of a type brings the whole type.</param>
    /// <param name="strOptType">"0" replaces what the screen had, "1" adds.</param>
    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) =>
        Number(KHOpenAPIMethod.SetRealReg, strScreenNo, strCodeList, strFidList, strOptType);

    /// <summary>Ends real-time data of one code on one screen; "ALL" in either place.</summary>
    /// <param name="strScrNo">The screen, or "ALL".</param>
    /// <param name="strDelCode">The code, or "ALL".</param>
    public void SetRealRemove(string strScrNo, string strDelCode) => Call(KHOpenAPIMethod.SetRealRemove, strScrNo, strDelCode);

    /// <summary>Ends all real-time data of a screen.</summary>
    /// <param name="sScnNo">The screen.</param>
    public void DisconnectRealData(string sScnNo) => Call(KHOpenAPIMethod.DisconnectRealData, sScnNo);

    /// <summary>A field of the current real-time event; inside it only. <paramref name="sTrCode"/> is the event's sRealKey.</summary>
    /// <param name="sTrCode">The event's sRealKey.</param>
    /// <param name="nFid">The field's number (FID).</param>
    public string GetCommRealData(string sTrCode, int nFid) => Text(KHOpenAPIMethod.GetCommRealData, sTrCode, nFid);
}
