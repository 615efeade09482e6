namespace AxInterop.KHOpenAPILib;

/// <summary>DISPIDs of _DKHOpenAPI's methods. Source: fact sheet §1.4; 29 to 45 as public wrappers of the control declare them.</summary>
public enum KHOpenAPIMethod
{
    /// <summary>Opens the login window.</summary>
    CommConnect = 1,

    /// <summary>Switched off by Kiwoom; does nothing.</summary>
    CommTerminate = 2,

    /// <summary>Sends a query.</summary>
    CommRqData = 3,

    /// <summary>Login facts by tag.</summary>
    GetLoginInfo = 4,

    /// <summary>Sends an order for shares.</summary>
    SendOrder = 5,

    /// <summary>Sends an order for derivatives.</summary>
    SendOrderFO = 6,

    /// <summary>Writes an input of the next query.</summary>
    SetInputValue = 7,

    /// <summary>Dead.</summary>
    SetOutputFID = 8,

    /// <summary>The getter of old; Kiwoom advises against it.</summary>
    CommGetData = 9,

    /// <summary>Ends a screen's real-time data.</summary>
    DisconnectRealData = 10,

    /// <summary>Rows of the current answer.</summary>
    GetRepeatCnt = 11,

    /// <summary>Queries up to 100 issues at once.</summary>
    CommKwRqData = 12,

    /// <summary>Where the control is installed.</summary>
    GetAPIModulePath = 13,

    /// <summary>A market's issue codes.</summary>
    GetCodeListByMarket = 14,

    /// <summary>Whether it is connected.</summary>
    GetConnectState = 15,

    /// <summary>An issue's name.</summary>
    GetMasterCodeName = 16,

    /// <summary>An issue's listed shares.</summary>
    GetMasterListedStockCnt = 17,

    /// <summary>An issue's surveillance level.</summary>
    GetMasterConstruction = 18,

    /// <summary>An issue's listing date.</summary>
    GetMasterListedStockDate = 19,

    /// <summary>An issue's base price of today.</summary>
    GetMasterLastPrice = 20,

    /// <summary>An issue's state flags.</summary>
    GetMasterStockState = 21,

    /// <summary>Not recommended by Kiwoom.</summary>
    GetDataCount = 22,

    /// <summary>Not recommended by Kiwoom.</summary>
    GetOutputValue = 23,

    /// <summary>A field of the current answer.</summary>
    GetCommData = 24,

    /// <summary>A field of the current real-time event.</summary>
    GetCommRealData = 25,

    /// <summary>A field of the current Chejan event.</summary>
    GetChejanData = 26,

    /// <summary>Themes.</summary>
    GetThemeGroupList = 27,

    /// <summary>A theme's issues.</summary>
    GetThemeGroupCode = 28,

    /// <summary>Index futures.</summary>
    GetFutureList = 29,

    /// <summary>An index future by its place.</summary>
    GetFutureCodeByIndex = 30,

    /// <summary>Strike prices of index options.</summary>
    GetActPriceList = 31,

    /// <summary>Months of index options.</summary>
    GetMonthList = 32,

    /// <summary>An index option by strike and month.</summary>
    GetOptionCode = 33,

    /// <summary>The same option of another month.</summary>
    GetOptionCodeByMonth = 34,

    /// <summary>The option some strikes away.</summary>
    GetOptionCodeByActPrice = 35,

    /// <summary>Stock futures.</summary>
    GetSFutureList = 36,

    /// <summary>A stock future by its place.</summary>
    GetSFutureCodeByIndex = 37,

    /// <summary>Strike prices of a stock's options.</summary>
    GetSActPriceList = 38,

    /// <summary>Months of a stock's options.</summary>
    GetSMonthList = 39,

    /// <summary>A stock option by strike and month.</summary>
    GetSOptionCode = 40,

    /// <summary>The same stock option of another month.</summary>
    GetSOptionCodeByMonth = 41,

    /// <summary>The stock option some strikes away.</summary>
    GetSOptionCodeByActPrice = 42,

    /// <summary>Underlyings of stock derivatives.</summary>
    GetSFOBasisAssetList = 43,

    /// <summary>The index options' at-the-money strike.</summary>
    GetOptionATM = 44,

    /// <summary>A stock's options' at-the-money strike.</summary>
    GetSOptionATM = 45,

    /// <summary>Brokers' branches.</summary>
    GetBranchCodeName = 46,

    /// <summary>Dead.</summary>
    CommInvestRqData = 47,

    /// <summary>Sends a margin order.</summary>
    SendOrderCredit = 48,

    /// <summary>Named functions.</summary>
    KOA_Functions = 49,

    /// <summary>Sets the user for automatic login with several ids.</summary>
    SetInfoData = 50,

    /// <summary>Registers real-time data.</summary>
    SetRealReg = 51,

    /// <summary>Loads the user's conditions.</summary>
    GetConditionLoad = 52,

    /// <summary>Names of the loaded conditions.</summary>
    GetConditionNameList = 53,

    /// <summary>Runs a condition.</summary>
    SendCondition = 54,

    /// <summary>Ends a running condition.</summary>
    SendConditionStop = 55,

    /// <summary>All rows of the current answer.</summary>
    GetCommDataEx = 56,

    /// <summary>Ends real-time data of a code.</summary>
    SetRealRemove = 57,

    /// <summary>An issue's market.</summary>
    GetMarketType = 58,
}
