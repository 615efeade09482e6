namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Sends an order for shares. 0 means only that the call left the control (fact sheet §3).</summary>
    /// <param name="sRQName">The caller's own name for it, which comes back with the answer; at most 80 bytes.</param>
    /// <param name="sScreenNo">Screen of four digits, not 0000.</param>
    /// <param name="sAccNo">Account number of ten digits.</param>
    /// <param name="nOrderType">1 buy, 2 sell, 3 and 4 cancel a buy and a sell, 5 and 6 modify them; 11 to 15 by SOR, 21 to 25 at NXT (fact sheet §3.2).</param>
    /// <param name="sCode">Issue code of six characters, without prefix or suffix.</param>
    /// <param name="nQty">Shares.</param>
    /// <param name="nPrice">Won a share; 0 where the type has no price, and for a cancel.</param>
    /// <param name="sHogaGb">00 limit, 03 market, … (fact sheet §3.3).</param>
    /// <param name="sOrgOrderNo">The order that is changed or cancelled, seven digits; empty for a new one.</param>
    public int SendOrder(
        string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo) =>
        Number(KHOpenAPIMethod.SendOrder, sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo);

    /// <summary>Sends an order for derivatives on KOSPI 200. An older sample by Kiwoom shows other parameters under the same DISPID [U].</summary>
    /// <param name="sRQName">The caller's own name for it, which comes back with the answer; at most 80 bytes.</param>
    /// <param name="sScreenNo">Screen of four digits, not 0000.</param>
    /// <param name="sAccNo">Account number of ten digits.</param>
    /// <param name="sCode">The future's or option's code.</param>
    /// <param name="lOrdKind">1 new, 2 modify, 3 cancel [U].</param>
    /// <param name="sSlbyTp">1 sell, 2 buy [U].</param>
    /// <param name="sOrdTp">Kind of price [U].</param>
    /// <param name="lQty">Contracts.</param>
    /// <param name="sPrice">The price, as text.</param>
    /// <param name="sOrgOrdNo">The order that is changed or cancelled; empty for a new one.</param>
    public int SendOrderFO(
        string sRQName, string sScreenNo, string sAccNo, string sCode, int lOrdKind, string sSlbyTp, string sOrdTp, int lQty, string sPrice, string sOrgOrdNo) =>
        Number(KHOpenAPIMethod.SendOrderFO, sRQName, sScreenNo, sAccNo, sCode, lOrdKind, sSlbyTp, sOrdTp, lQty, sPrice, sOrgOrdNo);

    /// <summary>Sends a margin order; <paramref name="sCreditGb"/> 03 buy, 33 sell, 99 combined sell with <paramref name="sLoanDate"/> 99991231.</summary>
    /// <param name="sRQName">The caller's own name for it, which comes back with the answer; at most 80 bytes.</param>
    /// <param name="sScreenNo">Screen of four digits, not 0000.</param>
    /// <param name="sAccNo">Account number of ten digits.</param>
    /// <param name="nOrderType">As in <see cref="SendOrder"/>.</param>
    /// <param name="sCode">Issue code of six characters, without prefix or suffix.</param>
    /// <param name="nQty">Shares.</param>
    /// <param name="nPrice">Won a share; 0 where the type has no price, and for a cancel.</param>
    /// <param name="sHogaGb">As in <see cref="SendOrder"/>.</param>
    /// <param name="sCreditGb">03 buy, 33 sell, 99 combined sell.</param>
    /// <param name="sLoanDate">Day of the loan, yyyymmdd; 99991231 for a combined sell.</param>
    /// <param name="sOrgOrderNo">The order that is changed or cancelled, seven digits; empty for a new one.</param>
    public int SendOrderCredit(
        string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sCreditGb, string sLoanDate,
        string sOrgOrderNo) =>
        Number(KHOpenAPIMethod.SendOrderCredit, sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sCreditGb, sLoanDate, sOrgOrderNo);

    /// <summary>A field of the current Chejan event; inside it only.</summary>
    /// <param name="nFid">The field's number (FID).</param>
    public string GetChejanData(int nFid) => Text(KHOpenAPIMethod.GetChejanData, nFid);
}
