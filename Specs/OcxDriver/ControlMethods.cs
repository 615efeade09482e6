using System.Text.Json;
using Kiwoom.Bridge.Ocx;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>The control's methods by name: their arguments (s for text, i for a number), and the call. Those of the bridge's interface to Kiwoom go through it.</summary>
/// <remarks>Written out, because an exception that crosses a call by reflection ends or hangs the process under Wine.</remarks>
internal static class ControlMethods
{
    internal static readonly Dictionary<string, (string Arguments, Func<OcxKiwoom, JsonElement[], object?> Call)> All = new(StringComparer.Ordinal)
    {
        ["CommConnect"] = ("", (k, _) => k.CommConnect()),
        ["CommTerminate"] = ("", (k, _) => Done(() => k.Control.CommTerminate())),
        ["CommRqData"] = ("ssis", (k, a) => k.CommRqData(S(a[0]), S(a[1]), I(a[2]), S(a[3]))),
        ["GetLoginInfo"] = ("s", (k, a) => k.GetLoginInfo(S(a[0]))),
        ["SendOrder"] = ("sssisiiss", (k, a) => k.SendOrder(S(a[0]), S(a[1]), S(a[2]), I(a[3]), S(a[4]), I(a[5]), I(a[6]), S(a[7]), S(a[8]))),
        ["SendOrderFO"] = ("ssssississ", (k, a) => k.Control.SendOrderFO(S(a[0]), S(a[1]), S(a[2]), S(a[3]), I(a[4]), S(a[5]), S(a[6]), I(a[7]), S(a[8]), S(a[9]))),
        ["SetInputValue"] = ("ss", (k, a) => Done(() => k.SetInputValue(S(a[0]), S(a[1])))),
        ["SetOutputFID"] = ("s", (k, a) => k.Control.SetOutputFID(S(a[0]))),
        ["CommGetData"] = ("sssis", (k, a) => k.Control.CommGetData(S(a[0]), S(a[1]), S(a[2]), I(a[3]), S(a[4]))),
        ["DisconnectRealData"] = ("s", (k, a) => Done(() => k.DisconnectRealData(S(a[0])))),
        ["GetRepeatCnt"] = ("ss", (k, a) => k.GetRepeatCnt(S(a[0]), S(a[1]))),
        ["CommKwRqData"] = ("siiiss", (k, a) => k.CommKwRqData(S(a[0]), I(a[1]), I(a[2]), I(a[3]), S(a[4]), S(a[5]))),
        ["GetAPIModulePath"] = ("", (k, _) => k.GetAPIModulePath()),
        ["GetCodeListByMarket"] = ("s", (k, a) => k.GetCodeListByMarket(S(a[0]))),
        ["GetConnectState"] = ("", (k, _) => k.GetConnectState()),
        ["GetMasterCodeName"] = ("s", (k, a) => k.GetMasterCodeName(S(a[0]))),
        ["GetMasterListedStockCnt"] = ("s", (k, a) => k.GetMasterListedStockCnt(S(a[0]))),
        ["GetMasterConstruction"] = ("s", (k, a) => k.GetMasterConstruction(S(a[0]))),
        ["GetMasterListedStockDate"] = ("s", (k, a) => k.GetMasterListedStockDate(S(a[0]))),
        ["GetMasterLastPrice"] = ("s", (k, a) => k.GetMasterLastPrice(S(a[0]))),
        ["GetMasterStockState"] = ("s", (k, a) => k.GetMasterStockState(S(a[0]))),
        ["GetDataCount"] = ("s", (k, a) => k.Control.GetDataCount(S(a[0]))),
        ["GetOutputValue"] = ("sii", (k, a) => k.Control.GetOutputValue(S(a[0]), I(a[1]), I(a[2]))),
        ["GetCommData"] = ("ssis", (k, a) => k.GetCommData(S(a[0]), S(a[1]), I(a[2]), S(a[3]))),
        ["GetCommRealData"] = ("si", (k, a) => k.GetCommRealData(S(a[0]), I(a[1]))),
        ["GetChejanData"] = ("i", (k, a) => k.GetChejanData(I(a[0]))),
        ["GetThemeGroupList"] = ("i", (k, a) => k.Control.GetThemeGroupList(I(a[0]))),
        ["GetThemeGroupCode"] = ("s", (k, a) => k.Control.GetThemeGroupCode(S(a[0]))),
        ["GetFutureList"] = ("", (k, _) => k.Control.GetFutureList()),
        ["GetFutureCodeByIndex"] = ("i", (k, a) => k.Control.GetFutureCodeByIndex(I(a[0]))),
        ["GetActPriceList"] = ("", (k, _) => k.Control.GetActPriceList()),
        ["GetMonthList"] = ("", (k, _) => k.Control.GetMonthList()),
        ["GetOptionCode"] = ("sis", (k, a) => k.Control.GetOptionCode(S(a[0]), I(a[1]), S(a[2]))),
        ["GetOptionCodeByMonth"] = ("sis", (k, a) => k.Control.GetOptionCodeByMonth(S(a[0]), I(a[1]), S(a[2]))),
        ["GetOptionCodeByActPrice"] = ("sii", (k, a) => k.Control.GetOptionCodeByActPrice(S(a[0]), I(a[1]), I(a[2]))),
        ["GetSFutureList"] = ("s", (k, a) => k.Control.GetSFutureList(S(a[0]))),
        ["GetSFutureCodeByIndex"] = ("si", (k, a) => k.Control.GetSFutureCodeByIndex(S(a[0]), I(a[1]))),
        ["GetSActPriceList"] = ("s", (k, a) => k.Control.GetSActPriceList(S(a[0]))),
        ["GetSMonthList"] = ("s", (k, a) => k.Control.GetSMonthList(S(a[0]))),
        ["GetSOptionCode"] = ("ssis", (k, a) => k.Control.GetSOptionCode(S(a[0]), S(a[1]), I(a[2]), S(a[3]))),
        ["GetSOptionCodeByMonth"] = ("ssis", (k, a) => k.Control.GetSOptionCodeByMonth(S(a[0]), S(a[1]), I(a[2]), S(a[3]))),
        ["GetSOptionCodeByActPrice"] = ("ssii", (k, a) => k.Control.GetSOptionCodeByActPrice(S(a[0]), S(a[1]), I(a[2]), I(a[3]))),
        ["GetSFOBasisAssetList"] = ("", (k, _) => k.Control.GetSFOBasisAssetList()),
        ["GetOptionATM"] = ("", (k, _) => k.Control.GetOptionATM()),
        ["GetSOptionATM"] = ("s", (k, a) => k.Control.GetSOptionATM(S(a[0]))),
        ["GetBranchCodeName"] = ("", (k, _) => k.Control.GetBranchCodeName()),
        ["CommInvestRqData"] = ("sss", (k, a) => k.Control.CommInvestRqData(S(a[0]), S(a[1]), S(a[2]))),
        ["SendOrderCredit"] = ("sssisiissss", (k, a) => k.Control.SendOrderCredit(S(a[0]), S(a[1]), S(a[2]), I(a[3]), S(a[4]), I(a[5]), I(a[6]), S(a[7]), S(a[8]), S(a[9]), S(a[10]))),
        ["KOA_Functions"] = ("ss", (k, a) => k.KOA_Functions(S(a[0]), S(a[1]))),
        ["SetInfoData"] = ("s", (k, a) => k.Control.SetInfoData(S(a[0]))),
        ["SetRealReg"] = ("ssss", (k, a) => k.SetRealReg(S(a[0]), S(a[1]), S(a[2]), S(a[3]))),
        ["GetConditionLoad"] = ("", (k, _) => k.GetConditionLoad()),
        ["GetConditionNameList"] = ("", (k, _) => k.GetConditionNameList()),
        ["SendCondition"] = ("ssii", (k, a) => k.SendCondition(S(a[0]), S(a[1]), I(a[2]), I(a[3]))),
        ["SendConditionStop"] = ("ssi", (k, a) => Done(() => k.SendConditionStop(S(a[0]), S(a[1]), I(a[2])))),
        ["GetCommDataEx"] = ("ss", (k, a) => k.GetCommDataEx(S(a[0]), S(a[1])) is { } table ? Rows(table) : null),
        ["SetRealRemove"] = ("ss", (k, a) => Done(() => k.SetRealRemove(S(a[0]), S(a[1])))),
        ["GetMarketType"] = ("s", (k, a) => k.Control.GetMarketType(S(a[0]))),
    };

    /// <summary>A table as JSON can hold it.</summary>
    internal static string[][] Rows(string[,] table) =>
        [.. Enumerable.Range(0, table.GetLength(0)).Select(row => Enumerable.Range(0, table.GetLength(1)).Select(column => table[row, column]).ToArray())];

    // A null text goes on as it is, to be refused where that is due.
    private static string S(JsonElement argument) => argument.GetString()!;

    private static int I(JsonElement argument) => argument.GetInt32();

    private static object? Done(Action call)
    {
        call();
        return null;
    }
}
