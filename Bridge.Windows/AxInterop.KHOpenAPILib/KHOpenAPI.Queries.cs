namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>Writes one input of the next <see cref="CommRqData"/> into the shared input buffer.</summary>
    public void SetInputValue(string sID, string sValue) => Call(KHOpenAPIMethod.SetInputValue, sID, sValue);

    /// <summary>Sends a query; <paramref name="nPrevNext"/> 0 the first page, 2 the next. 0 or a negative code.</summary>
    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) =>
        Number(KHOpenAPIMethod.CommRqData, sRQName, sTrCode, nPrevNext, sScreenNo);

    /// <summary>Queries up to 100 issues joined with ';'; <paramref name="bNext"/> 0, <paramref name="nTypeFlag"/> 0 shares, 3 derivatives.</summary>
    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) =>
        Number(KHOpenAPIMethod.CommKwRqData, sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo);

    /// <summary>Dead.</summary>
    public int CommInvestRqData(string sMarketGb, string sRQName, string sScreenNo) => Number(KHOpenAPIMethod.CommInvestRqData, sMarketGb, sRQName, sScreenNo);

    /// <summary>Dead.</summary>
    public int SetOutputFID(string sID) => Number(KHOpenAPIMethod.SetOutputFID, sID);

    /// <summary>Rows of a multi-row record of the current answer; inside its event only.</summary>
    public int GetRepeatCnt(string sTrCode, string sRecordName) => Number(KHOpenAPIMethod.GetRepeatCnt, sTrCode, sRecordName);

    /// <summary>A field of the current answer, padded as it came; inside its event only.</summary>
    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) =>
        Text(KHOpenAPIMethod.GetCommData, strTrCode, strRecordName, nIndex, strItemName);

    /// <summary>All rows and columns of the current answer's multi-row record, or null for none; inside its event only.</summary>
    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) => Table(KHOpenAPIMethod.GetCommDataEx, strTrCode, strRecordName);

    /// <summary>The getter of old; Kiwoom advises against it.</summary>
    public string CommGetData(string sJongmokCode, string sRealType, string sFieldName, int nIndex, string sInnerFieldName) =>
        Text(KHOpenAPIMethod.CommGetData, sJongmokCode, sRealType, sFieldName, nIndex, sInnerFieldName);

    /// <summary>Not recommended by Kiwoom.</summary>
    public int GetDataCount(string strRecordName) => Number(KHOpenAPIMethod.GetDataCount, strRecordName);

    /// <summary>Not recommended by Kiwoom.</summary>
    public string GetOutputValue(string strRecordName, int nRepeatIdx, int nItemIdx) => Text(KHOpenAPIMethod.GetOutputValue, strRecordName, nRepeatIdx, nItemIdx);
}
