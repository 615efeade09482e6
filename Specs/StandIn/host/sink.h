// The host's event sink: prints every event, and the data that the control gives while it is raised.
#pragma once

#include "../windows_headers.h"

#include <string>
#include <vector>

// Calls a method of the control.
HRESULT CallControl(IDispatch* control, DISPID id, std::vector<VARIANT> arguments, VARIANT& result, std::wstring& trouble);

VARIANT TextArgument(const std::wstring& text);
VARIANT NumberArgument(LONG number);

// Text that fits on a line: everything that is no printable character of the first plane becomes \uXXXX; long texts are cut.
std::wstring Printable(const VARIANT& value);

void Print(const std::wstring& line);

class Sink final : public IDispatch {
public:
    explicit Sink(IDispatch* control) : control_(control) {}

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** object) override;
    ULONG STDMETHODCALLTYPE AddRef() override { return 2; }  // lives as long as the host
    ULONG STDMETHODCALLTYPE Release() override { return 1; }
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) override;
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo**) override { return DISP_E_BADINDEX; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return DISP_E_UNKNOWNNAME; }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* given, VARIANT*, EXCEPINFO*, UINT*) override;

private:
    void PrintData(DISPID id, const DISPPARAMS& given);
    std::wstring Ask(DISPID id, std::vector<VARIANT> arguments);

    IDispatch* control_;
};
