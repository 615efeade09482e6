// Identity, names and the container's smaller questions.
#include "control.h"
#include "methods.h"

Control::Control() : point_(new ConnectionPoint(this)) { InterlockedIncrement(&g_objects); }

Control::~Control() {
    InPlaceDeactivate();
    SetClientSite(nullptr);
    if (advises_ != nullptr) advises_->Release();
    point_->Detach();
    point_->Release();
    InterlockedDecrement(&g_objects);
}

HRESULT Control::QueryInterface(REFIID iid, void** object) {
    if (object == nullptr) return E_POINTER;
    *object = nullptr;
    if (iid == IID_IUnknown || iid == IID_IDispatch || iid == kMethods)
        *object = static_cast<IDispatch*>(this);
    else if (iid == IID_IOleObject)
        *object = static_cast<IOleObject*>(this);
    else if (iid == IID_IOleInPlaceObject || iid == IID_IOleWindow)
        *object = static_cast<IOleInPlaceObject*>(this);
    else if (iid == IID_IOleInPlaceActiveObject)
        *object = static_cast<IOleInPlaceActiveObject*>(this);
    else if (iid == IID_IOleControl)
        *object = static_cast<IOleControl*>(this);
    else if (iid == IID_IPersistStreamInit || iid == IID_IPersist)
        *object = static_cast<IPersistStreamInit*>(this);
    else if (iid == IID_IViewObject)
        *object = static_cast<IViewObject*>(this);
    else if (iid == IID_IConnectionPointContainer)
        *object = static_cast<IConnectionPointContainer*>(this);
    else
        return E_NOINTERFACE;
    AddRef();
    return S_OK;
}

ULONG Control::AddRef() { return static_cast<ULONG>(InterlockedIncrement(&references_)); }

ULONG Control::Release() {
    const LONG left = InterlockedDecrement(&references_);
    if (left == 0) {
        references_ = 1;  // the end of the site may ask for and drop references
        delete this;
    }
    return static_cast<ULONG>(left);
}

HRESULT Control::GetTypeInfoCount(UINT* count) {
    if (count == nullptr) return E_POINTER;
    *count = 0;
    return S_OK;
}

HRESULT Control::GetTypeInfo(UINT, LCID, ITypeInfo** info) {
    if (info == nullptr) return E_POINTER;
    *info = nullptr;
    return DISP_E_BADINDEX;
}

HRESULT Control::GetIDsOfNames(REFIID iid, LPOLESTR* names, UINT count, LCID, DISPID* ids) {
    if (iid != IID_NULL) return DISP_E_UNKNOWNINTERFACE;
    if (names == nullptr || ids == nullptr || count == 0) return E_INVALIDARG;
    for (UINT i = 0; i < count; i++) ids[i] = DISPID_UNKNOWN;
    const Method* method = FindMethod(names[0]);
    if (method == nullptr) return DISP_E_UNKNOWNNAME;
    ids[0] = method->dispId;
    return count == 1 ? S_OK : DISP_E_UNKNOWNNAME;  // arguments have no names here
}

HRESULT Control::GetClassID(CLSID* id) { return GetUserClassID(id); }
HRESULT Control::IsDirty() { return S_FALSE; }
HRESULT Control::Load(IStream*) { return S_OK; }
HRESULT Control::Save(IStream*, BOOL) { return S_OK; }

HRESULT Control::GetSizeMax(ULARGE_INTEGER* size) {
    if (size == nullptr) return E_POINTER;
    size->QuadPart = 0;
    return S_OK;
}

HRESULT Control::InitNew() { return S_OK; }

HRESULT Control::GetControlInfo(CONTROLINFO*) { return E_NOTIMPL; }
HRESULT Control::OnMnemonic(MSG*) { return E_NOTIMPL; }
HRESULT Control::OnAmbientPropertyChange(DISPID) { return S_OK; }
HRESULT Control::FreezeEvents(BOOL) { return S_OK; }

// It shows nothing.
HRESULT Control::Draw(DWORD, LONG, void*, DVTARGETDEVICE*, HDC, HDC, LPCRECTL, LPCRECTL, BOOL(CALLBACK*)(ULONG_PTR), ULONG_PTR) { return S_OK; }
HRESULT Control::GetColorSet(DWORD, LONG, void*, DVTARGETDEVICE*, HDC, LOGPALETTE**) { return S_FALSE; }
HRESULT Control::Freeze(DWORD, LONG, void*, DWORD*) { return E_NOTIMPL; }
HRESULT Control::Unfreeze(DWORD) { return E_NOTIMPL; }
HRESULT Control::SetAdvise(DWORD, DWORD, IAdviseSink*) { return S_OK; }

HRESULT Control::GetAdvise(DWORD* aspects, DWORD* flags, IAdviseSink** sink) {
    if (aspects != nullptr) *aspects = 0;
    if (flags != nullptr) *flags = 0;
    if (sink != nullptr) *sink = nullptr;
    return S_OK;
}

HRESULT Control::EnumConnectionPoints(IEnumConnectionPoints**) { return E_NOTIMPL; }

HRESULT Control::FindConnectionPoint(REFIID iid, IConnectionPoint** point) {
    if (point == nullptr) return E_POINTER;
    *point = nullptr;
    if (iid != kEvents) return CONNECT_E_NOCONNECTION;
    point_->AddRef();
    *point = point_;
    return S_OK;
}
