// IOleObject and the in-place interfaces.
#include "control.h"

namespace {

template <typename T>
void Drop(T*& held) {
    T* const dropped = held;
    held = nullptr;
    if (dropped != nullptr) dropped->Release();
}

}  // namespace

HRESULT Control::SetClientSite(IOleClientSite* site) {
    if (site != nullptr) site->AddRef();
    Drop(site_);
    site_ = site;
    return S_OK;
}

HRESULT Control::GetClientSite(IOleClientSite** site) {
    if (site == nullptr) return E_POINTER;
    *site = site_;
    if (site_ != nullptr) site_->AddRef();
    return S_OK;
}

HRESULT Control::SetHostNames(LPCOLESTR, LPCOLESTR) { return S_OK; }

HRESULT Control::Close(DWORD) {
    InPlaceDeactivate();
    if (advises_ != nullptr) advises_->SendOnClose();
    return S_OK;
}

HRESULT Control::SetMoniker(DWORD, IMoniker*) { return E_NOTIMPL; }
HRESULT Control::GetMoniker(DWORD, DWORD, IMoniker**) { return E_NOTIMPL; }
HRESULT Control::InitFromData(IDataObject*, BOOL, DWORD) { return E_NOTIMPL; }
HRESULT Control::GetClipboardData(DWORD, IDataObject**) { return E_NOTIMPL; }

HRESULT Control::DoVerb(LONG verb, LPMSG, IOleClientSite*, LONG, HWND, LPCRECT place) {
    switch (verb) {
        case OLEIVERB_PRIMARY:
        case OLEIVERB_SHOW:
        case OLEIVERB_UIACTIVATE:
        case OLEIVERB_INPLACEACTIVATE: return Activate(place);
        case OLEIVERB_HIDE:
            if (window_ != nullptr) ShowWindow(window_, SW_HIDE);
            return S_OK;
        default: return OLEOBJ_S_INVALIDVERB;
    }
}

HRESULT Control::EnumVerbs(IEnumOLEVERB**) { return OLE_S_USEREG; }
HRESULT Control::Update() { return S_OK; }
HRESULT Control::IsUpToDate() { return S_OK; }

HRESULT Control::GetUserClassID(CLSID* id) {
    if (id == nullptr) return E_POINTER;
    *id = kControlClass;
    return S_OK;
}

HRESULT Control::GetUserType(DWORD, LPOLESTR*) { return OLE_S_USEREG; }

HRESULT Control::SetExtent(DWORD aspect, SIZEL* extent) {
    if (aspect != DVASPECT_CONTENT || extent == nullptr) return E_INVALIDARG;
    extent_ = *extent;
    return S_OK;
}

HRESULT Control::GetExtent(DWORD aspect, SIZEL* extent) {
    if (aspect != DVASPECT_CONTENT || extent == nullptr) return E_INVALIDARG;
    *extent = extent_;
    return S_OK;
}

HRESULT Control::Advise(IAdviseSink* sink, DWORD* cookie) {
    if (advises_ == nullptr) {
        const HRESULT made = CreateOleAdviseHolder(&advises_);
        if (FAILED(made)) return made;
    }
    return advises_->Advise(sink, cookie);
}

HRESULT Control::Unadvise(DWORD cookie) { return advises_ == nullptr ? OLE_E_NOCONNECTION : advises_->Unadvise(cookie); }

HRESULT Control::EnumAdvise(IEnumSTATDATA** advises) {
    if (advises == nullptr) return E_POINTER;
    *advises = nullptr;
    return advises_ == nullptr ? S_OK : advises_->EnumAdvise(advises);
}

HRESULT Control::GetMiscStatus(DWORD, DWORD* status) {
    if (status == nullptr) return E_POINTER;
    *status = kMiscStatus;
    return S_OK;
}

HRESULT Control::SetColorScheme(LOGPALETTE*) { return E_NOTIMPL; }

HRESULT Control::GetWindow(HWND* window) {
    if (window == nullptr) return E_POINTER;
    *window = window_;
    return window_ == nullptr ? E_FAIL : S_OK;
}

HRESULT Control::ContextSensitiveHelp(BOOL) { return S_OK; }

HRESULT Control::InPlaceDeactivate() {
    if (window_ == nullptr) return S_OK;
    {
        Lock lock(queueLock_);
        closing_ = true;
        WakeAllConditionVariable(&room_);
    }
    link_.Close();
    DestroyWindow(window_);
    window_ = nullptr;
    queue_.clear();
    posted_ = false;
    if (inPlaceSite_ != nullptr) inPlaceSite_->OnInPlaceDeactivate();
    Drop(inPlaceSite_);
    return S_OK;
}

HRESULT Control::UIDeactivate() { return S_OK; }

HRESULT Control::SetObjectRects(LPCRECT place, LPCRECT) {
    if (place == nullptr) return E_INVALIDARG;
    if (window_ != nullptr) MoveWindow(window_, place->left, place->top, place->right - place->left, place->bottom - place->top, TRUE);
    return S_OK;
}

HRESULT Control::ReactivateAndUndo() { return E_NOTIMPL; }
HRESULT Control::TranslateAccelerator(LPMSG) { return S_FALSE; }
HRESULT Control::OnFrameWindowActivate(BOOL) { return S_OK; }
HRESULT Control::OnDocWindowActivate(BOOL) { return S_OK; }
HRESULT Control::ResizeBorder(LPCRECT, IOleInPlaceUIWindow*, BOOL) { return S_OK; }
HRESULT Control::EnableModeless(BOOL) { return S_OK; }
