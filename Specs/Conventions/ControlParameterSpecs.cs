using System.Reflection;
using System.Xml.Linq;
using AxInterop.KHOpenAPILib;

namespace Kiwoom.Specs.Conventions;

/// <summary>The control's parameters as Kiwoom names and orders them, so that whoever reads its guide finds them. Source: fact sheet §1.4 and §1.5; where that gives a
/// word for what is meant (code, userId) or nothing, as public wrappers of the control declare them.</summary>
public sealed class ControlParameterSpecs
{
    private static readonly string[] _methods =
    [
        "CommConnect()",
        "CommTerminate()",
        "CommRqData(sRQName, sTrCode, nPrevNext, sScreenNo)",
        "GetLoginInfo(sTag)",
        "SendOrder(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo)",
        "SendOrderFO(sRQName, sScreenNo, sAccNo, sCode, lOrdKind, sSlbyTp, sOrdTp, lQty, sPrice, sOrgOrdNo)",
        "SetInputValue(sID, sValue)",
        "SetOutputFID(sID)",
        "CommGetData(sJongmokCode, sRealType, sFieldName, nIndex, sInnerFieldName)",
        "DisconnectRealData(sScnNo)",
        "GetRepeatCnt(sTrCode, sRecordName)",
        "CommKwRqData(sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo)",
        "GetAPIModulePath()",
        "GetCodeListByMarket(sMarket)",
        "GetConnectState()",
        "GetMasterCodeName(sTrCode)",
        "GetMasterListedStockCnt(sTrCode)",
        "GetMasterConstruction(sTrCode)",
        "GetMasterListedStockDate(sTrCode)",
        "GetMasterLastPrice(sTrCode)",
        "GetMasterStockState(sTrCode)",
        "GetDataCount(strRecordName)",
        "GetOutputValue(strRecordName, nRepeatIdx, nItemIdx)",
        "GetCommData(strTrCode, strRecordName, nIndex, strItemName)",
        "GetCommRealData(sTrCode, nFid)",
        "GetChejanData(nFid)",
        "GetThemeGroupList(nType)",
        "GetThemeGroupCode(strThemeCode)",
        "GetFutureList()",
        "GetFutureCodeByIndex(nIndex)",
        "GetActPriceList()",
        "GetMonthList()",
        "GetOptionCode(strActPrice, nCp, strMonth)",
        "GetOptionCodeByMonth(sTrCode, nCp, strMonth)",
        "GetOptionCodeByActPrice(sTrCode, nCp, nTick)",
        "GetSFutureList(strBaseAssetCode)",
        "GetSFutureCodeByIndex(strBaseAssetCode, nIndex)",
        "GetSActPriceList(strBaseAssetGb)",
        "GetSMonthList(strBaseAssetGb)",
        "GetSOptionCode(strBaseAssetGb, strActPrice, nCp, strMonth)",
        "GetSOptionCodeByMonth(strBaseAssetGb, sTrCode, nCp, strMonth)",
        "GetSOptionCodeByActPrice(strBaseAssetGb, sTrCode, nCp, nTick)",
        "GetSFOBasisAssetList()",
        "GetOptionATM()",
        "GetSOptionATM(strBaseAssetGb)",
        "GetBranchCodeName()",
        "CommInvestRqData(sMarketGb, sRQName, sScreenNo)",
        "SendOrderCredit(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sCreditGb, sLoanDate, sOrgOrderNo)",
        "KOA_Functions(sFunctionName, sParam)",
        "SetInfoData(sInfoData)",
        "SetRealReg(strScreenNo, strCodeList, strFidList, strOptType)",
        "GetConditionLoad()",
        "GetConditionNameList()",
        "SendCondition(strScrNo, strConditionName, nIndex, nSearch)",
        "SendConditionStop(strScrNo, strConditionName, nIndex)",
        "GetCommDataEx(strTrCode, strRecordName)",
        "SetRealRemove(strScrNo, strDelCode)",
        "GetMarketType(sTrCode)",
    ];

    private static readonly string[] _events =
    [
        "OnReceiveTrData(sScrNo, sRQName, sTrCode, sRecordName, sPrevNext, nDataLength, sErrorCode, sMessage, sSplmMsg)",
        "OnReceiveRealData(sRealKey, sRealType, sRealData)",
        "OnReceiveMsg(sScrNo, sRQName, sTrCode, sMsg)",
        "OnReceiveChejanData(sGubun, nItemCnt, sFIdList)",
        "OnEventConnect(nErrCode)",
        "OnReceiveInvestRealData(sRealKey)",
        "OnReceiveRealCondition(sTrCode, strType, strConditionName, strConditionIndex)",
        "OnReceiveTrCondition(sScrNo, strCodeList, strConditionName, nIndex, nNext)",
        "OnReceiveConditionVer(lRet, sMsg)",
    ];

    // In the order of their numbers, from 1 and without a gap.
    [Fact]
    public void Every_method_and_event_has_Kiwooms_number_and_Kiwooms_parameters_in_Kiwooms_order()
    {
        Enum.GetValues<KHOpenAPIMethod>().Order().Select(m => Signature(Method(typeof(KHOpenAPI), m.ToString()))).ShouldBe(_methods);
        Enum.GetValues<KHOpenAPIEvent>().Order().Select(e => Signature(Method(typeof(IKHOpenAPIEvents), e.ToString()))).ShouldBe(_events);
        Enum.GetValues<KHOpenAPIEvent>().Select(e => (int)e).ShouldBe(Enumerable.Range(1, _events.Length));
        typeof(IKHOpenAPIEvents).GetMethods().Length.ShouldBe(_events.Length);
    }

    [Fact]
    public void Every_parameter_is_described()
    {
        var described = XDocument.Load(Path.ChangeExtension(typeof(KHOpenAPI).Assembly.Location, ".xml")).Descendants("member")
            .ToLookup(m => NameOf((string)m.Attribute("name")!), m => m.Elements("param").Where(p => p.Value.Length > 0).Select(p => (string)p.Attribute("name")!).ToList());
        var methods = _methods.Select(m => (Type: typeof(KHOpenAPI), Signature: m)).Concat(_events.Select(e => (Type: typeof(IKHOpenAPIEvents), Signature: e)));
        foreach (var (type, signature) in methods)
        {
            var method = Method(type, signature[..signature.IndexOf('(', StringComparison.Ordinal)]);
            described[$"{type.FullName}.{method.Name}"].ShouldHaveSingleItem().ShouldBe(method.GetParameters().Select(p => p.Name!), signature);
        }
    }

    private static MethodInfo Method(Type type, string name) => type.GetMethod(name).ShouldNotBeNull(name);

    private static string Signature(MethodInfo method) => $"{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.Name))})";

    // M:Namespace.Type.Name(System.String,…)
    private static string NameOf(string member) => member[2..].Split('(')[0];
}
