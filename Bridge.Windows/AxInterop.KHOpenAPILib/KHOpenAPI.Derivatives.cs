namespace AxInterop.KHOpenAPILib;

// Parameters as public wrappers of the control declare them (29 to 45); nCp tells call from put.
public sealed partial class KHOpenAPI
{
    /// <summary>Index futures.</summary>
    public string GetFutureList() => Text(KHOpenAPIMethod.GetFutureList);

    /// <summary>An index future by its place.</summary>
    /// <param name="nIndex">Its place, from 0.</param>
    public string GetFutureCodeByIndex(int nIndex) => Text(KHOpenAPIMethod.GetFutureCodeByIndex, nIndex);

    /// <summary>Strike prices of index options.</summary>
    public string GetActPriceList() => Text(KHOpenAPIMethod.GetActPriceList);

    /// <summary>Months of index options.</summary>
    public string GetMonthList() => Text(KHOpenAPIMethod.GetMonthList);

    /// <summary>An index option by strike and month.</summary>
    /// <param name="strActPrice">The strike price.</param>
    /// <param name="nCp">Call or put.</param>
    /// <param name="strMonth">The month of expiry.</param>
    public string GetOptionCode(string strActPrice, int nCp, string strMonth) => Text(KHOpenAPIMethod.GetOptionCode, strActPrice, nCp, strMonth);

    /// <summary>The same option of another month.</summary>
    /// <param name="sTrCode">The option's code.</param>
    /// <param name="nCp">Call or put.</param>
    /// <param name="strMonth">The other month.</param>
    public string GetOptionCodeByMonth(string sTrCode, int nCp, string strMonth) => Text(KHOpenAPIMethod.GetOptionCodeByMonth, sTrCode, nCp, strMonth);

    /// <summary>The option some strikes away.</summary>
    /// <param name="sTrCode">The option's code.</param>
    /// <param name="nCp">Call or put.</param>
    /// <param name="nTick">How many strikes away.</param>
    public string GetOptionCodeByActPrice(string sTrCode, int nCp, int nTick) => Text(KHOpenAPIMethod.GetOptionCodeByActPrice, sTrCode, nCp, nTick);

    /// <summary>Stock futures of an underlying; empty for all.</summary>
    /// <param name="strBaseAssetCode">The underlying's code; empty for all.</param>
    public string GetSFutureList(string strBaseAssetCode) => Text(KHOpenAPIMethod.GetSFutureList, strBaseAssetCode);

    /// <summary>A stock future by its place.</summary>
    /// <param name="strBaseAssetCode">The underlying's code.</param>
    /// <param name="nIndex">Its place, from 0.</param>
    public string GetSFutureCodeByIndex(string strBaseAssetCode, int nIndex) => Text(KHOpenAPIMethod.GetSFutureCodeByIndex, strBaseAssetCode, nIndex);

    /// <summary>Strike prices of a stock's options.</summary>
    /// <param name="strBaseAssetGb">The underlying's code.</param>
    public string GetSActPriceList(string strBaseAssetGb) => Text(KHOpenAPIMethod.GetSActPriceList, strBaseAssetGb);

    /// <summary>Months of a stock's options.</summary>
    /// <param name="strBaseAssetGb">The underlying's code.</param>
    public string GetSMonthList(string strBaseAssetGb) => Text(KHOpenAPIMethod.GetSMonthList, strBaseAssetGb);

    /// <summary>A stock option by strike and month.</summary>
    /// <param name="strBaseAssetGb">The underlying's code.</param>
    /// <param name="strActPrice">The strike price.</param>
    /// <param name="nCp">Call or put.</param>
    /// <param name="strMonth">The month of expiry.</param>
    public string GetSOptionCode(string strBaseAssetGb, string strActPrice, int nCp, string strMonth) =>
        Text(KHOpenAPIMethod.GetSOptionCode, strBaseAssetGb, strActPrice, nCp, strMonth);

    /// <summary>The same stock option of another month.</summary>
    /// <param name="strBaseAssetGb">The underlying's code.</param>
    /// <param name="sTrCode">The option's code.</param>
    /// <param name="nCp">Call or put.</param>
    /// <param name="strMonth">The other month.</param>
    public string GetSOptionCodeByMonth(string strBaseAssetGb, string sTrCode, int nCp, string strMonth) =>
        Text(KHOpenAPIMethod.GetSOptionCodeByMonth, strBaseAssetGb, sTrCode, nCp, strMonth);

    /// <summary>The stock option some strikes away.</summary>
    /// <param name="strBaseAssetGb">The underlying's code.</param>
    /// <param name="sTrCode">The option's code.</param>
    /// <param name="nCp">Call or put.</param>
    /// <param name="nTick">How many strikes away.</param>
    public string GetSOptionCodeByActPrice(string strBaseAssetGb, string sTrCode, int nCp, int nTick) =>
        Text(KHOpenAPIMethod.GetSOptionCodeByActPrice, strBaseAssetGb, sTrCode, nCp, nTick);

    /// <summary>Underlyings of stock derivatives.</summary>
    public string GetSFOBasisAssetList() => Text(KHOpenAPIMethod.GetSFOBasisAssetList);

    /// <summary>The index options' at-the-money strike.</summary>
    public string GetOptionATM() => Text(KHOpenAPIMethod.GetOptionATM);

    /// <summary>A stock's options' at-the-money strike.</summary>
    /// <param name="strBaseAssetGb">The underlying's code.</param>
    public string GetSOptionATM(string strBaseAssetGb) => Text(KHOpenAPIMethod.GetSOptionATM, strBaseAssetGb);
}
