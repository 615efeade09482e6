// In-place activation: the control's own window in the container's, and the connection to the server.
#include "control.h"

namespace {

constexpr wchar_t kWindowClass[] = L"KHOpenAPIStandIn";

}  // namespace

HRESULT Control::Activate(const RECT* place) {
    if (window_ != nullptr) return S_OK;
    if (GetCurrentThreadId() != apartment_) return RPC_E_WRONG_THREAD;
    if (site_ == nullptr) return E_UNEXPECTED;
    IOleInPlaceSite* site = nullptr;
    HRESULT result = site_->QueryInterface(IID_IOleInPlaceSite, reinterpret_cast<void**>(&site));
    if (FAILED(result)) return result;
    if (site->CanInPlaceActivate() != S_OK) {
        site->Release();
        return E_FAIL;
    }

    inPlaceSite_ = site;
    HWND parent = nullptr;
    RECT position = {};
    RECT clip = {};
    IOleInPlaceFrame* frame = nullptr;
    IOleInPlaceUIWindow* document = nullptr;
    OLEINPLACEFRAMEINFO info = {};
    info.cb = sizeof info;
    result = site->OnInPlaceActivate();
    if (SUCCEEDED(result)) result = site->GetWindow(&parent);
    if (SUCCEEDED(result)) result = site->GetWindowContext(&frame, &document, &position, &clip, &info);
    if (frame != nullptr) frame->Release();
    if (document != nullptr) document->Release();
    if (SUCCEEDED(result) && !MakeWindow(parent, place != nullptr ? *place : position)) result = E_FAIL;
    if (FAILED(result)) {
        site->Release();
        inPlaceSite_ = nullptr;
        return result;
    }

    {
        Lock lock(queueLock_);
        closing_ = false;
    }
    link_.Open();  // where it fails, every call tells why
    site_->ShowObject();
    return S_OK;
}

bool Control::MakeWindow(HWND parent, const RECT& place) {
    WNDCLASSEXW type = {};
    type.cbSize = sizeof type;
    type.lpfnWndProc = WindowProcedure;
    type.hInstance = g_module;
    type.lpszClassName = kWindowClass;
    if (RegisterClassExW(&type) == 0 && GetLastError() != ERROR_CLASS_ALREADY_EXISTS) return false;
    window_ = CreateWindowExW(0, kWindowClass, L"", WS_CHILD | WS_VISIBLE, place.left, place.top, place.right - place.left,
                              place.bottom - place.top, parent, nullptr, g_module, nullptr);
    if (window_ == nullptr) return false;
    SetWindowLongPtrW(window_, GWLP_USERDATA, reinterpret_cast<LONG_PTR>(this));
    return true;
}

LRESULT CALLBACK Control::WindowProcedure(HWND window, UINT message, WPARAM w, LPARAM l) {
    auto* control = reinterpret_cast<Control*>(GetWindowLongPtrW(window, GWLP_USERDATA));
    if (control == nullptr || (message != kEventsWait && message != kPopupsWait)) return DefWindowProcW(window, message, w, l);
    control->AddRef();  // a sink may let go of the control
    if (message == kEventsWait)
        control->RaiseSome();
    else
        control->ShowPopups();
    control->Release();
    return 0;
}
