#include "arguments.h"

#include "text.h"

#include <cstring>

HRESULT TakeArguments(const Method& method, const DISPPARAMS& given, std::vector<wire::Value>& taken, UINT* wrong) {
    const size_t count = std::strlen(method.arguments);
    if (given.cNamedArgs != 0) return DISP_E_NONAMEDARGS;
    if (given.cArgs != count) return DISP_E_BADPARAMCOUNT;
    for (size_t i = 0; i < count; i++) {
        const bool text = method.arguments[i] == 's';
        VARIANT converted;
        VariantInit(&converted);
        const UINT place = static_cast<UINT>(count - 1 - i);
        if (FAILED(VariantChangeType(&converted, &given.rgvarg[place], 0, text ? VT_BSTR : VT_I4))) {
            if (wrong != nullptr) *wrong = place;
            return DISP_E_TYPEMISMATCH;
        }
        if (text) {
            wire::Value value = wire::Value::Of(Utf8({converted.bstrVal == nullptr ? L"" : converted.bstrVal, SysStringLen(converted.bstrVal)}));
            value.null = converted.bstrVal == nullptr;
            taken.push_back(std::move(value));
        } else {
            taken.push_back(wire::Value::Of(static_cast<int32_t>(converted.lVal)));
        }
        VariantClear(&converted);
    }
    return S_OK;
}

BSTR NewBstr(std::string_view utf8) {
    const std::wstring wide = Wide(utf8);
    return SysAllocStringLen(wide.data(), static_cast<UINT>(wide.size()));
}

std::vector<VARIANTARG> EventArguments(const std::vector<wire::Value>& values) {
    std::vector<VARIANTARG> arguments(values.size());
    for (size_t i = 0; i < values.size(); i++) {
        const auto& value = values[i];
        auto& argument = arguments[values.size() - 1 - i];
        VariantInit(&argument);
        if (value.kind == wire::Value::kInt) {
            argument.vt = VT_I4;
            argument.lVal = value.number;
        } else {
            argument.vt = VT_BSTR;
            argument.bstrVal = value.null ? nullptr : NewBstr(value.text);
        }
    }
    return arguments;
}
