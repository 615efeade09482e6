// Hosts the stand-in control as the bridge hosts Kiwoom's: AtlAxWin on a thread that pumps messages. Reads commands from stdin, a line
// each, fields divided by tabs:
//   call DISPID ARGUMENT…   an argument is i and a number, or s and a text; prints "return DISPID HRESULT VALUE TROUBLE"
//   elsewhere DISPID        the same from another thread, without arguments
//   dialogs                 prints "dialog TITLE TEXT" for each popup of this process
//   press BUTTON            presses a button of every popup: 1 확인, 2 취소
//   quit
// With --unsited the control is created without a container. With --stay it does nothing until it is killed: see scripts/wine.sh.
#include "../identity.h"
#include "../text.h"
#include "sink.h"

#include <cstdio>
#include <iostream>
#include <memory>

namespace {

constexpr UINT kCommand = WM_APP + 1;

IDispatch* g_control = nullptr;
HWND g_inbox = nullptr;

std::vector<std::wstring> Fields(const std::wstring& line) {
    std::vector<std::wstring> fields(1);
    for (const wchar_t c : line) {
        if (c == L'\t')
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

void Call(const std::vector<std::wstring>& fields) {
    const DISPID id = _wtoi(fields.at(1).c_str());
    std::vector<VARIANT> arguments;
    for (size_t i = 2; i < fields.size(); i++) {
        const std::wstring value = fields[i].substr(1);
        arguments.push_back(fields[i][0] == L'i' ? NumberArgument(_wtoi(value.c_str())) : TextArgument(value));
    }
    VARIANT result;
    std::wstring trouble;
    const HRESULT done = CallControl(g_control, id, std::move(arguments), result, trouble);
    wchar_t code[16];
    swprintf(code, ARRAYSIZE(code), L"%08lX", static_cast<unsigned long>(done));
    Print(L"return\t" + std::to_wstring(id) + L"\t" + code + L"\t" + Printable(result) + L"\t" + trouble);
    VariantClear(&result);
}

BOOL CALLBACK PrintDialog(HWND window, LPARAM button) {
    wchar_t type[32] = L"";
    DWORD process = 0;
    GetClassNameW(window, type, ARRAYSIZE(type));
    GetWindowThreadProcessId(window, &process);
    if (process != GetCurrentProcessId() || lstrcmpW(type, L"#32770") != 0) return TRUE;
    wchar_t title[256] = L"";
    wchar_t text[1024] = L"";
    GetWindowTextW(window, title, ARRAYSIZE(title));
    GetDlgItemTextW(window, 0xFFFF, text, ARRAYSIZE(text));
    if (button == 0)
        Print(std::wstring(L"dialog\t") + title + L"\t" + text);
    else
        PostMessageW(window, WM_COMMAND, static_cast<WPARAM>(button), 0);
    return TRUE;
}

// Runs on a thread of its own, as a watchdog would.
DWORD WINAPI ReadCommands(void*) {
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        const auto fields = Fields(Wide(line));
        if (fields[0] == L"quit") break;
        if (fields[0] == L"dialogs")
            EnumWindows(PrintDialog, 0);
        else if (fields[0] == L"press")
            EnumWindows(PrintDialog, _wtoi(fields.at(1).c_str()));
        else if (fields[0] == L"elsewhere")
            Call(fields);
        else
            PostMessageW(g_inbox, kCommand, 0, reinterpret_cast<LPARAM>(new std::vector<std::wstring>(fields)));
    }
    PostMessageW(g_inbox, WM_CLOSE, 0, 0);
    return 0;
}

LRESULT CALLBACK Inbox(HWND window, UINT message, WPARAM w, LPARAM l) {
    if (message == kCommand) {
        const std::unique_ptr<std::vector<std::wstring>> fields(reinterpret_cast<std::vector<std::wstring>*>(l));
        Call(*fields);
        return 0;
    }
    if (message == WM_CLOSE) PostQuitMessage(0);
    return message == WM_CLOSE ? 0 : DefWindowProcW(window, message, w, l);
}

HWND MakeInbox() {
    WNDCLASSEXW type = {};
    type.cbSize = sizeof type;
    type.lpfnWndProc = Inbox;
    type.hInstance = GetModuleHandleW(nullptr);
    type.lpszClassName = L"StandInHostInbox";
    RegisterClassExW(&type);
    return CreateWindowExW(0, type.lpszClassName, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, type.hInstance, nullptr);
}

// The control in an AtlAxWin child of a hidden window; gives the child.
HWND Site() {
    using Init = BOOL(WINAPI*)();
    using GetControl = HRESULT(WINAPI*)(HWND, IUnknown**);
    const HMODULE atl = LoadLibraryW(L"atl.dll");
    const auto init = reinterpret_cast<Init>(reinterpret_cast<void*>(GetProcAddress(atl, "AtlAxWinInit")));
    const auto getControl = reinterpret_cast<GetControl>(reinterpret_cast<void*>(GetProcAddress(atl, "AtlAxGetControl")));
    init();
    const HWND parent = CreateWindowExW(0, L"STATIC", L"", WS_POPUP, 0, 0, 16, 16, nullptr, nullptr, nullptr, nullptr);
    const HWND child = CreateWindowExW(0, L"AtlAxWin", kProgId, WS_CHILD | WS_VISIBLE, 0, 0, 16, 16, parent, nullptr, nullptr, nullptr);
    IUnknown* unknown = nullptr;
    if (child == nullptr || FAILED(getControl(child, &unknown)) || unknown == nullptr) return nullptr;
    unknown->QueryInterface(IID_IDispatch, reinterpret_cast<void**>(&g_control));
    unknown->Release();
    return parent;
}

HRESULT Advise(IUnknown* sink) {
    IConnectionPointContainer* container = nullptr;
    IConnectionPoint* point = nullptr;
    HRESULT result = g_control->QueryInterface(IID_IConnectionPointContainer, reinterpret_cast<void**>(&container));
    if (FAILED(result)) return result;
    result = container->FindConnectionPoint(kEvents, &point);
    container->Release();
    if (FAILED(result)) return result;
    DWORD cookie = 0;
    result = point->Advise(sink, &cookie);
    point->Release();
    return result;
}

}  // namespace

int main(int count, char** arguments) {
    OleInitialize(nullptr);
    const std::string mode = count > 1 ? arguments[1] : "";
    if (mode == "--stay") Sleep(INFINITE);
    const bool unsited = mode == "--unsited";
    HWND parent = nullptr;
    if (unsited)
        CoCreateInstance(kControlClass, nullptr, CLSCTX_INPROC_SERVER, IID_IDispatch, reinterpret_cast<void**>(&g_control));
    else
        parent = Site();
    if (g_control == nullptr) {
        Print(L"no control: is the stand-in registered in this prefix?");
        return 1;
    }

    Sink sink(g_control);
    if (FAILED(Advise(&sink))) {
        Print(L"the control takes no sink");
        return 1;
    }

    g_inbox = MakeInbox();
    Print(L"ready");
    CreateThread(nullptr, 0, ReadCommands, nullptr, 0, nullptr);
    for (MSG message; GetMessageW(&message, nullptr, 0, 0) > 0;) {
        TranslateMessage(&message);
        DispatchMessageW(&message);
    }
    g_control->Release();
    if (parent != nullptr) DestroyWindow(parent);
    Print(L"ended");
    return 0;
}
