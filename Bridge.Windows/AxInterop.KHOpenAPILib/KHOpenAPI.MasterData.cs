namespace AxInterop.KHOpenAPILib;

public sealed partial class KHOpenAPI
{
    /// <summary>A market's issue codes joined with ';' and with a trailing ';'.</summary>
    /// <param name="sMarket">The market: "0" KOSPI, "10" KOSDAQ, "8" ETF, …</param>
    public string GetCodeListByMarket(string sMarket) => Text(KHOpenAPIMethod.GetCodeListByMarket, sMarket);

    /// <summary>An issue's name; empty for an unknown code.</summary>
    /// <param name="sTrCode">The code.</param>
    public string GetMasterCodeName(string sTrCode) => Text(KHOpenAPIMethod.GetMasterCodeName, sTrCode);

    /// <summary>An issue's listed shares; overflows for large ones (KOA_Functions GetMasterListedStockCntEx does not).</summary>
    /// <param name="sTrCode">The code.</param>
    public int GetMasterListedStockCnt(string sTrCode) => Number(KHOpenAPIMethod.GetMasterListedStockCnt, sTrCode);

    /// <summary>An issue's surveillance level.</summary>
    /// <param name="sTrCode">The code.</param>
    public string GetMasterConstruction(string sTrCode) => Text(KHOpenAPIMethod.GetMasterConstruction, sTrCode);

    /// <summary>An issue's listing date, yyyymmdd.</summary>
    /// <param name="sTrCode">The code.</param>
    public string GetMasterListedStockDate(string sTrCode) => Text(KHOpenAPIMethod.GetMasterListedStockDate, sTrCode);

    /// <summary>An issue's base price of today (기준가) in won, zero padded.</summary>
    /// <param name="sTrCode">The code.</param>
    public string GetMasterLastPrice(string sTrCode) => Text(KHOpenAPIMethod.GetMasterLastPrice, sTrCode);

    /// <summary>An issue's state flags joined with '|'.</summary>
    /// <param name="sTrCode">The code.</param>
    public string GetMasterStockState(string sTrCode) => Text(KHOpenAPIMethod.GetMasterStockState, sTrCode);

    /// <summary>An issue's market.</summary>
    /// <param name="sTrCode">The code.</param>
    public int GetMarketType(string sTrCode) => Number(KHOpenAPIMethod.GetMarketType, sTrCode);

    /// <summary>Themes; <paramref name="nType"/> 0 by code, 1 by name [U].</summary>
    /// <param name="nType">0 by code, 1 by name [U].</param>
    public string GetThemeGroupList(int nType) => Text(KHOpenAPIMethod.GetThemeGroupList, nType);

    /// <summary>A theme's issues.</summary>
    /// <param name="strThemeCode">The theme's code.</param>
    public string GetThemeGroupCode(string strThemeCode) => Text(KHOpenAPIMethod.GetThemeGroupCode, strThemeCode);

    /// <summary>Brokers' branches, <c>code|name;…</c>.</summary>
    public string GetBranchCodeName() => Text(KHOpenAPIMethod.GetBranchCodeName);
}
