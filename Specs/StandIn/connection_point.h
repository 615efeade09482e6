// Where the container advises its sink; a COM object of its own, as MFC's connection points are.
#pragma once

#include "windows_headers.h"

#include <map>
#include <vector>

class ConnectionPoint final : public IConnectionPoint {
public:
    explicit ConnectionPoint(IConnectionPointContainer* container) : container_(container) {}

    // The control ends; who still holds this gets no container any more.
    void Detach();

    // The sinks, each with a reference for the caller.
    std::vector<IDispatch*> Sinks() const;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override;
    ULONG STDMETHODCALLTYPE Release() override;
    HRESULT STDMETHODCALLTYPE GetConnectionInterface(IID* iid) override;
    HRESULT STDMETHODCALLTYPE GetConnectionPointContainer(IConnectionPointContainer** container) override;
    HRESULT STDMETHODCALLTYPE Advise(IUnknown* sink, DWORD* cookie) override;
    HRESULT STDMETHODCALLTYPE Unadvise(DWORD cookie) override;
    HRESULT STDMETHODCALLTYPE EnumConnections(IEnumConnections** connections) override;

private:
    ~ConnectionPoint() = default;

    LONG references_ = 1;
    IConnectionPointContainer* container_;  // not counted: it owns this
    std::map<DWORD, IDispatch*> sinks_;
    DWORD lastCookie_ = 0;
};
