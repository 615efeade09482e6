namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Writes one input of the next <see cref="CommRqData"/> into the shared input buffer.</summary>
    /// <param name="sID">The input's name, in Korean.</param>
    /// <param name="sValue">Its value.</param>
    public void SetInputValue(string sID, string sValue) => Call(KHOpenAPIMethod.SetInputValue, sID, sValue);

    /// <summary>Sends a query; <paramref name="nPrevNext"/> 0 the first page, 2 the next. 0 or a negative code.</summary>
    /// <param name="sRQName">The caller's own name for it, which comes back with the answer; at most 80 bytes.</param>
    /// <param name="sTrCode">The query (TR).</param>
    /// <param name="nPrevNext">0 the first page, 2 the next.</param>
    /// <param name="sScreenNo">Screen of four digits, not 0000.</param>
    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) =>
        Number(KHOpenAPIMethod.CommRqData, sRQName, sTrCode, nPrevNext, sScreenNo);

    /// <summary>Queries up to 100 issues joined with ';'; <paramref name="bNext"/> 0, <paramref name="nTypeFlag"/> 0 shares, 3 derivatives.</summary>
    /// <param name="sArrCode">Up to 100 issue codes joined with ';'.</param>
    /// <param name="bNext">0; more pages are not supported.</param>
    /// <param name="nCodeCount">How many codes.</param>
    /// <param name="nTypeFlag">0 shares, 3 derivatives.</param>
    /// <param name="sRQName">The caller's own name for it, which comes back with the answer; at most 80 bytes.</param>
    /// <param name="sScreenNo">Screen of four digits, not 0000.</param>
    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) =>
        Number(KHOpenAPIMethod.CommKwRqData, sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo);

    /// <summary>Dead.</summary>
    /// <param name="sMarketGb">The market.</param>
    /// <param name="sRQName">The caller's own name for it, which comes back with the answer; at most 80 bytes.</param>
    /// <param name="sScreenNo">Screen of four digits, not 0000.</param>
    public int CommInvestRqData(string sMarketGb, string sRQName, string sScreenNo) => Number(KHOpenAPIMethod.CommInvestRqData, sMarketGb, sRQName, sScreenNo);

    /// <summary>Dead.</summary>
    /// <param name="sID">A field's number.</param>
    public int SetOutputFID(string sID) => Number(KHOpenAPIMethod.SetOutputFID, sID);

    /// <summary>Rows of a multi-row record of the current answer; inside its event only.</summary>
    /// <param name="sTrCode">The event's sTrCode.</param>
    /// <param name="sRecordName">The record.</param>
    public int GetRepeatCnt(string sTrCode, string sRecordName) => Number(KHOpenAPIMethod.GetRepeatCnt, sTrCode, sRecordName);

    /// <summary>A field of the current answer, padded as it came; inside its event only.</summary>
    /// <param name="strTrCode">The event's sTrCode.</param>
    /// <param name="strRecordName">The record; the event's sRQName does.</param>
    /// <param name="nIndex">The row, from 0.</param>
    /// <param name="strItemName">The field's name, in Korean.</param>
    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) =>
        Text(KHOpenAPIMethod.GetCommData, strTrCode, strRecordName, nIndex, strItemName);

    /// <summary>All rows and columns of the current answer's multi-row record, or null for none; inside its event only.</summary>
    /// <param name="strTrCode">The event's sTrCode.</param>
    /// <param name="strRecordName">The record.</param>
    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) => Table(KHOpenAPIMethod.GetCommDataEx, strTrCode, strRecordName);

    /// <summary>The getter of old; Kiwoom advises against it.</summary>
    /// <param name="sJongmokCode">The code, or the event's sTrCode.</param>
    /// <param name="sRealType">The real-time type; empty for a query.</param>
    /// <param name="sFieldName">The record or field.</param>
    /// <param name="nIndex">The row, from 0.</param>
    /// <param name="sInnerFieldName">The field.</param>
    public string CommGetData(string sJongmokCode, string sRealType, string sFieldName, int nIndex, string sInnerFieldName) =>
        Text(KHOpenAPIMethod.CommGetData, sJongmokCode, sRealType, sFieldName, nIndex, sInnerFieldName);

    /// <summary>Not recommended by Kiwoom.</summary>
    /// <param name="strRecordName">The record.</param>
    public int GetDataCount(string strRecordName) => Number(KHOpenAPIMethod.GetDataCount, strRecordName);

    /// <summary>Not recommended by Kiwoom.</summary>
    /// <param name="strRecordName">The record.</param>
    /// <param name="nRepeatIdx">The row, from 0.</param>
    /// <param name="nItemIdx">The column, from 0.</param>
    public string GetOutputValue(string strRecordName, int nRepeatIdx, int nItemIdx) => Text(KHOpenAPIMethod.GetOutputValue, strRecordName, nRepeatIdx, nItemIdx);
}
