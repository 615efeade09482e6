// The dispinterface: checks as MFC makes them, getters from the event being raised, everything else to the server.
#include "arguments.h"
#include "control.h"
#include "text.h"

namespace {

// What SendOrder returns where its confirmation was refused; which code the real one gives is [U].
constexpr LONG kNotSent = -307;

void Give(VARIANT& result, LONG number) {
    result.vt = VT_I4;
    result.lVal = number;
}

void Give(VARIANT& result, std::string_view utf8) {
    result.vt = VT_BSTR;
    result.bstrVal = NewBstr(utf8);
}

HRESULT Explain(EXCEPINFO* exception, const std::wstring& why) {
    if (exception == nullptr) return E_FAIL;
    *exception = {};
    exception->bstrSource = SysAllocString(kProgId);
    exception->bstrDescription = SysAllocString(why.c_str());
    exception->scode = E_FAIL;
    return DISP_E_EXCEPTION;
}

// Rows and columns of BSTR variants; nothing where there are no rows.
void GiveTable(VARIANT& result, const Event& event, std::string_view trCode) {
    const int rows = event.Rows(trCode);
    if (rows == 0) return;
    SAFEARRAYBOUND bounds[] = {{static_cast<ULONG>(rows), 0}, {static_cast<ULONG>(event.Columns()), 0}};
    SAFEARRAY* const cells = SafeArrayCreate(VT_VARIANT, ARRAYSIZE(bounds), bounds);
    if (cells == nullptr) return;
    for (LONG row = 0; row < rows; row++) {
        for (LONG column = 0; column < event.Columns(); column++) {
            VARIANT cell;
            VariantInit(&cell);
            Give(cell, event.Cell(row, column));
            LONG place[] = {row, column};
            SafeArrayPutElement(cells, place, &cell);
            VariantClear(&cell);
        }
    }
    result.vt = VT_ARRAY | VT_VARIANT;
    result.parray = cells;
}

}  // namespace

HRESULT Control::Invoke(DISPID id, REFIID iid, LCID, WORD flags, DISPPARAMS* parameters, VARIANT* result, EXCEPINFO* exception,
                        UINT* wrongArgument) {
    if (GetCurrentThreadId() != apartment_) return RPC_E_WRONG_THREAD;
    if (iid != IID_NULL) return DISP_E_UNKNOWNINTERFACE;
    if (window_ == nullptr) return E_UNEXPECTED;
    const Method* const method = FindMethod(id);
    if (method == nullptr || (flags & DISPATCH_METHOD) == 0) return DISP_E_MEMBERNOTFOUND;
    if (parameters == nullptr) return E_INVALIDARG;
    std::vector<wire::Value> arguments;
    const HRESULT taken = TakeArguments(*method, *parameters, arguments, wrongArgument);
    if (FAILED(taken)) return taken;

    VARIANT answer;
    VariantInit(&answer);
    AddRef();  // a popup lets messages in, and one of them may let go of the control
    const HRESULT done = Do(*method, arguments, answer, exception);
    if (SUCCEEDED(done) && answer.vt == VT_BSTR) {
        if (const auto garbage = misbehaviours_.TakeGarble(GarbledPlace::kResults, id)) answer.bstrVal = Garbled(answer.bstrVal, *garbage);
    }
    Release();
    if (result != nullptr && SUCCEEDED(done))
        *result = answer;
    else
        VariantClear(&answer);
    return done;
}

HRESULT Control::Do(const Method& method, const std::vector<wire::Value>& arguments, VARIANT& result, EXCEPINFO* exception) {
    if (const auto failure = misbehaviours_.TakeFailure(method.dispId)) {
        link_.Note(wire::kFailedCall, method.name);
        return *failure;
    }
    if (method.local) {
        AnswerLocally(method, arguments, result);
        return S_OK;
    }

    if (const auto popup = misbehaviours_.TakePopup(PopupMoment::kBeforeForwarding, method.dispId)) {
        if (ShowPopup(*popup) == IDCANCEL && method.result == 'i') {
            Give(result, kNotSent);
            return S_OK;
        }
    }
    CrashIfTold(CrashMoment::kBeforeForwarding, method.dispId);
    const HRESULT done = Forward(method, arguments, result, exception);
    CrashIfTold(CrashMoment::kAfterForwarding, method.dispId);
    if (const auto popup = misbehaviours_.TakePopup(PopupMoment::kAfterForwarding, method.dispId)) ShowPopup(*popup);
    return done;
}

HRESULT Control::Forward(const Method& method, const std::vector<wire::Value>& arguments, VARIANT& result, EXCEPINFO* exception) {
    HRESULT done = S_OK;
    wire::Value value;
    if (!link_.Call(method.dispId, arguments, done, value)) return Explain(exception, link_.trouble());
    if (FAILED(done)) return done;
    if (value.kind == wire::Value::kInt) Give(result, static_cast<LONG>(value.number));
    if (value.kind == wire::Value::kText) Give(result, value.text);
    return done;
}

void Control::AnswerLocally(const Method& method, const std::vector<wire::Value>& arguments, VARIANT& result) {
    const Event* const event = current_;
    std::string_view text;
    LONG number = 0;
    if (event != nullptr) {
        switch (method.dispId) {
            case kGetRepeatCnt: number = event->Rows(arguments[0].text); break;
            case kGetCommData: text = event->TrField(arguments[0].text, arguments[2].number, arguments[3].text); break;
            case kGetCommRealData: text = event->RealField(arguments[0].text, arguments[1].number); break;
            case kGetChejanData: text = event->ChejanField(arguments[0].number); break;
            case kGetCommDataEx: GiveTable(result, *event, arguments[0].text); return;
            default: break;  // the old getters, which nobody is to use, have nothing
        }
    }
    if (method.result == 'i')
        Give(result, number);
    else if (method.result == 's')
        Give(result, text);
}
