namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Loads the user's conditions. 1 ok, 0 failed; the result comes as <see cref="IKHOpenAPIEvents.OnReceiveConditionVer"/>.</summary>
    public int GetConditionLoad() => Number(KHOpenAPIMethod.GetConditionLoad);

    /// <summary>Conditions as <c>idx^name;idx^name;…</c>.</summary>
    public string GetConditionNameList() => Text(KHOpenAPIMethod.GetConditionNameList);

    /// <summary>Runs a condition; <paramref name="nSearch"/> 1 keeps it running. 1 ok, 0 failed.</summary>
    /// <param name="strScrNo">Screen of four digits, not 0000.</param>
    /// <param name="strConditionName">The condition's name.</param>
    /// <param name="nIndex">The condition's index, both as <see cref="GetConditionNameList"/> gives them.</param>
    /// <param name="nSearch">0 asks once, 1 keeps it running.</param>
    public int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) =>
        Number(KHOpenAPIMethod.SendCondition, strScrNo, strConditionName, nIndex, nSearch);

    /// <summary>Ends a running condition.</summary>
    /// <param name="strScrNo">Screen of four digits, not 0000.</param>
    /// <param name="strConditionName">The condition's name.</param>
    /// <param name="nIndex">The condition's index.</param>
    public void SendConditionStop(string strScrNo, string strConditionName, int nIndex) =>
        Call(KHOpenAPIMethod.SendConditionStop, strScrNo, strConditionName, nIndex);
}
