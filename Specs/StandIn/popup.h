// A modal dialog as Kiwoom's control opens them: its own message loop on the control's thread.
#pragma once

#include "windows_headers.h"

#include <string>

class Popups {
public:
    // Shows a popup until somebody closes it; gives IDOK or IDCANCEL.
    INT_PTR Show(const std::wstring& title, const std::wstring& text);

    // From another thread: closes the popup on top, or the next one where none is open.
    void Close(int button);

private:
    struct Shown {
        Popups* owner;
        const std::wstring* title;
        const std::wstring* text;
        HWND below;
    };

    static INT_PTR CALLBACK Procedure(HWND dialog, UINT message, WPARAM w, LPARAM l);

    SRWLOCK lock_ = SRWLOCK_INIT;
    HWND top_ = nullptr;
    int closeNext_ = 0;
};
