// The DLL: class factory and registration under Kiwoom's names.
#include "control.h"

#include <string>

LONG g_objects = 0;
HINSTANCE g_module = nullptr;

namespace {

class Factory final : public IClassFactory {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override {
        if (object == nullptr) return E_POINTER;
        *object = iid == IID_IUnknown || iid == IID_IClassFactory ? static_cast<IClassFactory*>(this) : nullptr;
        return *object == nullptr ? E_NOINTERFACE : S_OK;
    }

    // One factory for the DLL's life: nothing to count.
    ULONG STDMETHODCALLTYPE AddRef() override { return 2; }
    ULONG STDMETHODCALLTYPE Release() override { return 1; }

    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, void** object) override {
        if (object == nullptr) return E_POINTER;
        *object = nullptr;
        if (outer != nullptr) return CLASS_E_NOAGGREGATION;
        auto* control = new Control();
        const HRESULT result = control->QueryInterface(iid, object);
        control->Release();
        return result;
    }

    HRESULT STDMETHODCALLTYPE LockServer(BOOL lock) override {
        if (lock)
            InterlockedIncrement(&g_objects);
        else
            InterlockedDecrement(&g_objects);
        return S_OK;
    }
};

Factory g_factory;

bool Set(const std::wstring& key, const wchar_t* name, const std::wstring& value) {
    return RegSetKeyValueW(HKEY_LOCAL_MACHINE, (L"Software\\Classes\\" + key).c_str(), name, REG_SZ, value.c_str(),
                           static_cast<DWORD>((value.size() + 1) * sizeof(wchar_t))) == ERROR_SUCCESS;
}

std::wstring ClassText() {
    wchar_t text[64];
    StringFromGUID2(kControlClass, text, ARRAYSIZE(text));
    return text;
}

}  // namespace

extern "C" BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void*) {
    if (reason == DLL_PROCESS_ATTACH) {
        g_module = module;
        DisableThreadLibraryCalls(module);
    }
    return TRUE;
}

STDAPI DllGetClassObject(REFCLSID id, REFIID iid, void** object) {
    if (id != kControlClass) return CLASS_E_CLASSNOTAVAILABLE;
    return g_factory.QueryInterface(iid, object);
}

STDAPI DllCanUnloadNow() { return g_objects == 0 ? S_OK : S_FALSE; }

STDAPI DllRegisterServer() {
    wchar_t path[MAX_PATH];
    if (GetModuleFileNameW(g_module, path, MAX_PATH) == 0) return SELFREG_E_CLASS;
    const std::wstring id = ClassText();
    const std::wstring key = L"CLSID\\" + id;
    const bool written = Set(kProgId, nullptr, kDescription) && Set(std::wstring(kProgId) + L"\\CLSID", nullptr, id) &&
                         Set(key, nullptr, kDescription) && Set(key + L"\\ProgID", nullptr, kProgId) && Set(key + L"\\Control", nullptr, L"") &&
                         Set(key + L"\\InprocServer32", nullptr, path) && Set(key + L"\\InprocServer32", L"ThreadingModel", L"Apartment") &&
                         Set(key + L"\\MiscStatus", nullptr, L"0") && Set(key + L"\\MiscStatus\\1", nullptr, std::to_wstring(kMiscStatus)) &&
                         Set(key + L"\\Version", nullptr, L"1.0");
    return written ? S_OK : SELFREG_E_CLASS;
}

STDAPI DllUnregisterServer() {
    const std::wstring classes = L"Software\\Classes\\";
    RegDeleteTreeW(HKEY_LOCAL_MACHINE, (classes + L"CLSID\\" + ClassText()).c_str());
    RegDeleteTreeW(HKEY_LOCAL_MACHINE, (classes + kProgId).c_str());
    return S_OK;
}
