namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The methods that the stand-in control forwards, by DISPID (fact sheet §1.4; 27–47 as three published wrappers have them). Those that
/// the simulation has no answer for give E_NOTIMPL: credit and derivative orders, themes, futures and options, and the functions that Kiwoom
/// calls dead. The getters of an event's data are missing: the stand-in answers them from what it got with the event.</summary>
internal static class ControlMethods
{
    public const int CommConnect = 1;
    public const int CommRqData = 3;
    public const int SendOrder = 5;

    private static readonly Dictionary<int, ControlMethod> _byDispId = new()
    {
        [1] = new("CommConnect", "", (api, _) => api.CommConnect()),
        [2] = new("CommTerminate", "", (_, _) => default),
        [3] = new("CommRqData", "ssis", (api, a) => api.CommRqData(S(a[0]), S(a[1]), a[2].Number, S(a[3]))),
        [4] = new("GetLoginInfo", "s", (api, a) => api.GetLoginInfo(S(a[0]))),
        [5] = new("SendOrder", "sssisiiss", (api, a) =>
            api.SendOrder(S(a[0]), S(a[1]), S(a[2]), a[3].Number, S(a[4]), a[5].Number, a[6].Number, S(a[7]), S(a[8]))),
        [6] = new("SendOrderFO", "ssssississ", null),
        [7] = new("SetInputValue", "ss", (api, a) => Nothing(() => api.SetInputValue(S(a[0]), S(a[1])))),
        [8] = new("SetOutputFID", "s", null),
        [10] = new("DisconnectRealData", "s", (api, a) => Nothing(() => api.DisconnectRealData(S(a[0])))),
        [12] = new("CommKwRqData", "siiiss", (api, a) => api.CommKwRqData(S(a[0]), a[1].Number, a[2].Number, a[3].Number, S(a[4]), S(a[5]))),
        [13] = new("GetAPIModulePath", "", (api, _) => api.GetAPIModulePath()),
        [14] = new("GetCodeListByMarket", "s", (api, a) => api.GetCodeListByMarket(S(a[0]))),
        [15] = new("GetConnectState", "", (api, _) => api.GetConnectState()),
        [16] = new("GetMasterCodeName", "s", (api, a) => api.GetMasterCodeName(S(a[0]))),
        [17] = new("GetMasterListedStockCnt", "s", (api, a) => api.GetMasterListedStockCnt(S(a[0]))),
        [18] = new("GetMasterConstruction", "s", (api, a) => api.GetMasterConstruction(S(a[0]))),
        [19] = new("GetMasterListedStockDate", "s", (api, a) => api.GetMasterListedStockDate(S(a[0]))),
        [20] = new("GetMasterLastPrice", "s", (api, a) => api.GetMasterLastPrice(S(a[0]))),
        [21] = new("GetMasterStockState", "s", (api, a) => api.GetMasterStockState(S(a[0]))),
        [27] = new("GetThemeGroupList", "i", null),
        [28] = new("GetThemeGroupCode", "s", null),
        [29] = new("GetFutureList", "", null),
        [30] = new("GetFutureCodeByIndex", "i", null),
        [31] = new("GetActPriceList", "", null),
        [32] = new("GetMonthList", "", null),
        [33] = new("GetOptionCode", "sis", null),
        [34] = new("GetOptionCodeByMonth", "sis", null),
        [35] = new("GetOptionCodeByActPrice", "sii", null),
        [36] = new("GetSFutureList", "s", null),
        [37] = new("GetSFutureCodeByIndex", "si", null),
        [38] = new("GetSActPriceList", "s", null),
        [39] = new("GetSMonthList", "s", null),
        [40] = new("GetSOptionCode", "ssis", null),
        [41] = new("GetSOptionCodeByMonth", "ssis", null),
        [42] = new("GetSOptionCodeByActPrice", "ssii", null),
        [43] = new("GetSFOBasisAssetList", "", null),
        [44] = new("GetOptionATM", "", null),
        [45] = new("GetSOptionATM", "s", null),
        [46] = new("GetBranchCodeName", "", null),
        [47] = new("CommInvestRqData", "sss", null),
        [48] = new("SendOrderCredit", "sssisiissss", null),
        [49] = new("KOA_Functions", "ss", (api, a) => api.KOA_Functions(S(a[0]), S(a[1]))),
        [50] = new("SetInfoData", "s", null),
        [51] = new("SetRealReg", "ssss", (api, a) => api.SetRealReg(S(a[0]), S(a[1]), S(a[2]), S(a[3]))),
        [52] = new("GetConditionLoad", "", (api, _) => api.GetConditionLoad()),
        [53] = new("GetConditionNameList", "", (api, _) => api.GetConditionNameList()),
        [54] = new("SendCondition", "ssii", (api, a) => api.SendCondition(S(a[0]), S(a[1]), a[2].Number, a[3].Number)),
        [55] = new("SendConditionStop", "ssi", (api, a) => Nothing(() => api.SendConditionStop(S(a[0]), S(a[1]), a[2].Number))),
        [57] = new("SetRealRemove", "ss", (api, a) => Nothing(() => api.SetRealRemove(S(a[0]), S(a[1])))),
        [58] = new("GetMarketType", "s", null),
    };

    public static ControlMethod? Find(int dispId) => _byDispId.GetValueOrDefault(dispId);

    /// <summary>A null BSTR is an empty string.</summary>
    private static string S(ControlValue value) => value.Text ?? "";

    private static ControlValue Nothing(Action call)
    {
        call();
        return default;
    }
}
