#include "sink.h"

#include "../event.h"
#include "../identity.h"
#include "../methods.h"
#include "../text.h"

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace {

constexpr size_t kLongest = 2'000;

const VARIANT& ArgumentOf(const DISPPARAMS& given, UINT place) { return given.rgvarg[given.cArgs - 1 - place]; }

}  // namespace

HRESULT CallControl(IDispatch* control, DISPID id, std::vector<VARIANT> arguments, VARIANT& result, std::wstring& trouble) {
    std::reverse(arguments.begin(), arguments.end());
    DISPPARAMS parameters = {arguments.data(), nullptr, static_cast<UINT>(arguments.size()), 0};
    EXCEPINFO exception = {};
    VariantInit(&result);
    const HRESULT done = control->Invoke(id, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &parameters, &result, &exception, nullptr);
    if (exception.bstrDescription != nullptr) trouble = exception.bstrDescription;
    SysFreeString(exception.bstrSource);
    SysFreeString(exception.bstrDescription);
    for (auto& argument : arguments) VariantClear(&argument);
    return done;
}

VARIANT TextArgument(const std::wstring& text) {
    VARIANT argument;
    argument.vt = VT_BSTR;
    argument.bstrVal = SysAllocStringLen(text.data(), static_cast<UINT>(text.size()));
    return argument;
}

VARIANT NumberArgument(LONG number) {
    VARIANT argument;
    argument.vt = VT_I4;
    argument.lVal = number;
    return argument;
}

std::wstring Printable(const VARIANT& value) {
    if (value.vt == VT_I4) return std::to_wstring(value.lVal);
    if (value.vt == (VT_ARRAY | VT_VARIANT)) {
        LONG rows = 0;
        LONG columns = 0;
        SafeArrayGetUBound(value.parray, 1, &rows);
        SafeArrayGetUBound(value.parray, 2, &columns);
        return L"array " + std::to_wstring(rows + 1) + L" x " + std::to_wstring(columns + 1);
    }
    if (value.vt != VT_BSTR) return L"nothing";
    if (value.bstrVal == nullptr) return L"null";
    const size_t length = SysStringLen(value.bstrVal);
    std::wstring text;
    for (size_t i = 0; i < std::min(length, kLongest); i++) {
        const wchar_t c = value.bstrVal[i];
        if (c >= 0x20 && (c < 0xD800 || c > 0xDFFF)) {
            text += c;
            continue;
        }
        wchar_t escaped[8];
        swprintf(escaped, ARRAYSIZE(escaped), L"\\u%04X", static_cast<unsigned>(c));
        text += escaped;
    }
    return length > kLongest ? text + L"… " + std::to_wstring(length) : text;
}

void Print(const std::wstring& line) {
    const std::string utf8 = Utf8(line) + "\n";
    fwrite(utf8.data(), 1, utf8.size(), stdout);
    fflush(stdout);
}

HRESULT Sink::QueryInterface(REFIID iid, void** object) {
    *object = iid == IID_IUnknown || iid == IID_IDispatch || iid == kEvents ? static_cast<IDispatch*>(this) : nullptr;
    return *object == nullptr ? E_NOINTERFACE : S_OK;
}

HRESULT Sink::GetTypeInfoCount(UINT* count) {
    *count = 0;
    return S_OK;
}

HRESULT Sink::Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* given, VARIANT*, EXCEPINFO*, UINT*) {
    std::wstring line = L"event\t" + std::to_wstring(id);
    for (UINT i = 0; i < given->cArgs; i++) line += L"\t" + Printable(ArgumentOf(*given, i));
    Print(line);
    PrintData(id, *given);
    return S_OK;
}

void Sink::PrintData(DISPID id, const DISPPARAMS& given) {
    if (id == kReceiveTrData) {
        const std::wstring code = ArgumentOf(given, 2).bstrVal == nullptr ? L"" : ArgumentOf(given, 2).bstrVal;
        Print(L"data\t주문번호=" + Ask(kGetCommData, {TextArgument(code), TextArgument(L""), NumberArgument(0), TextArgument(L"주문번호")}) +
              L"\trows=" + Ask(kGetRepeatCnt, {TextArgument(code), TextArgument(L"")}) + L"\tall=" +
              Ask(kGetCommDataEx, {TextArgument(code), TextArgument(L"")}));
    } else if (id == kReceiveChejanData && ArgumentOf(given, 2).bstrVal != nullptr) {
        std::wstring line = L"data";
        std::wistringstream fids(ArgumentOf(given, 2).bstrVal);
        for (std::wstring fid; std::getline(fids, fid, L';');) line += L"\t" + fid + L"=" + Ask(kGetChejanData, {NumberArgument(_wtoi(fid.c_str()))});
        Print(line);
    } else if (id == kReceiveRealData && ArgumentOf(given, 0).bstrVal != nullptr) {
        std::wstring line = L"data";
        for (const LONG fid : {10, 15, 41, 51, 61, 71})
            line += L"\t" + std::to_wstring(fid) + L"=" + Ask(kGetCommRealData, {TextArgument(ArgumentOf(given, 0).bstrVal), NumberArgument(fid)});
        Print(line);
    }
}

std::wstring Sink::Ask(DISPID id, std::vector<VARIANT> arguments) {
    VARIANT result;
    std::wstring trouble;
    CallControl(control_, id, std::move(arguments), result, trouble);
    std::wstring text = Printable(result);
    VariantClear(&result);
    return text;
}
