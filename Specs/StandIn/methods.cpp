#include "methods.h"

namespace {

constexpr Method kTable[] = {
    {1, L"CommConnect", "", 'i', false},
    {2, L"CommTerminate", "", 'v', false},
    {3, L"CommRqData", "ssis", 'i', false},
    {4, L"GetLoginInfo", "s", 's', false},
    {kSendOrder, L"SendOrder", "sssisiiss", 'i', false},
    {6, L"SendOrderFO", "ssssississ", 'i', false},
    {7, L"SetInputValue", "ss", 'v', false},
    {8, L"SetOutputFID", "s", 'i', false},
    {kCommGetData, L"CommGetData", "sssis", 's', true},
    {10, L"DisconnectRealData", "s", 'v', false},
    {kGetRepeatCnt, L"GetRepeatCnt", "ss", 'i', true},
    {12, L"CommKwRqData", "siiiss", 'i', false},
    {13, L"GetAPIModulePath", "", 's', false},
    {14, L"GetCodeListByMarket", "s", 's', false},
    {15, L"GetConnectState", "", 'i', false},
    {16, L"GetMasterCodeName", "s", 's', false},
    {17, L"GetMasterListedStockCnt", "s", 'i', false},
    {18, L"GetMasterConstruction", "s", 's', false},
    {19, L"GetMasterListedStockDate", "s", 's', false},
    {20, L"GetMasterLastPrice", "s", 's', false},
    {21, L"GetMasterStockState", "s", 's', false},
    {kGetDataCount, L"GetDataCount", "s", 'i', true},
    {kGetOutputValue, L"GetOutputValue", "sii", 's', true},
    {kGetCommData, L"GetCommData", "ssis", 's', true},
    {kGetCommRealData, L"GetCommRealData", "si", 's', true},
    {kGetChejanData, L"GetChejanData", "i", 's', true},
    {27, L"GetThemeGroupList", "i", 's', false},
    {28, L"GetThemeGroupCode", "s", 's', false},
    {29, L"GetFutureList", "", 's', false},
    {30, L"GetFutureCodeByIndex", "i", 's', false},
    {31, L"GetActPriceList", "", 's', false},
    {32, L"GetMonthList", "", 's', false},
    {33, L"GetOptionCode", "sis", 's', false},
    {34, L"GetOptionCodeByMonth", "sis", 's', false},
    {35, L"GetOptionCodeByActPrice", "sii", 's', false},
    {36, L"GetSFutureList", "s", 's', false},
    {37, L"GetSFutureCodeByIndex", "si", 's', false},
    {38, L"GetSActPriceList", "s", 's', false},
    {39, L"GetSMonthList", "s", 's', false},
    {40, L"GetSOptionCode", "ssis", 's', false},
    {41, L"GetSOptionCodeByMonth", "ssis", 's', false},
    {42, L"GetSOptionCodeByActPrice", "ssii", 's', false},
    {43, L"GetSFOBasisAssetList", "", 's', false},
    {44, L"GetOptionATM", "", 's', false},
    {45, L"GetSOptionATM", "s", 's', false},
    {46, L"GetBranchCodeName", "", 's', false},
    {47, L"CommInvestRqData", "sss", 'i', false},
    {48, L"SendOrderCredit", "sssisiissss", 'i', false},
    {49, L"KOA_Functions", "ss", 's', false},
    {50, L"SetInfoData", "s", 'i', false},
    {51, L"SetRealReg", "ssss", 'i', false},
    {52, L"GetConditionLoad", "", 'i', false},
    {53, L"GetConditionNameList", "", 's', false},
    {54, L"SendCondition", "ssii", 'i', false},
    {55, L"SendConditionStop", "ssi", 'v', false},
    {kGetCommDataEx, L"GetCommDataEx", "ss", 'x', true},
    {57, L"SetRealRemove", "ss", 'v', false},
    {58, L"GetMarketType", "s", 'i', false},
};

}  // namespace

const Method* FindMethod(int dispId) {
    for (const auto& method : kTable) {
        if (method.dispId == dispId) return &method;
    }
    return nullptr;
}

const Method* FindMethod(const wchar_t* name) {
    for (const auto& method : kTable) {
        if (lstrcmpiW(method.name, name) == 0) return &method;
    }
    return nullptr;
}
