namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Sends an order for shares. 0 means only that the call left the control (fact sheet §3).</summary>
    public int SendOrder(
        string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo) =>
        Number(KHOpenAPIMethod.SendOrder, sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo);

    /// <summary>Sends an order for derivatives on KOSPI 200. An older sample by Kiwoom shows other parameters under the same DISPID [U].</summary>
    public int SendOrderFO(
        string sRQName, string sScreenNo, string sAccNo, string sCode, int lOrdKind, string sSlbyTp, string sOrdTp, int lQty, string sPrice, string sOrgOrdNo) =>
        Number(KHOpenAPIMethod.SendOrderFO, sRQName, sScreenNo, sAccNo, sCode, lOrdKind, sSlbyTp, sOrdTp, lQty, sPrice, sOrgOrdNo);

    /// <summary>Sends a margin order; <paramref name="sCreditGb"/> 03 buy, 33 sell, 99 combined sell with <paramref name="sLoanDate"/> 99991231.</summary>
    public int SendOrderCredit(
        string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sCreditGb, string sLoanDate,
        string sOrgOrderNo) =>
        Number(KHOpenAPIMethod.SendOrderCredit, sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sCreditGb, sLoanDate, sOrgOrderNo);

    /// <summary>A field of the current Chejan event; inside it only.</summary>
    public string GetChejanData(int nFid) => Text(KHOpenAPIMethod.GetChejanData, nFid);
}
