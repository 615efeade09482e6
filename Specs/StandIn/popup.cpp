#include "popup.h"

#include "lock.h"

#include <cstring>
#include <vector>

namespace {

constexpr WORD kButton = 0x0080;
constexpr WORD kStatic = 0x0082;
constexpr WORD kTextId = 0xFFFF;  // as MessageBox has it

// A DLGTEMPLATE in memory: words, aligned to four bytes before each item.
class Template {
public:
    explicit Template(WORD items) {
        const DLGTEMPLATE head = {WS_POPUP | WS_CAPTION | WS_SYSMENU | WS_VISIBLE | DS_MODALFRAME | DS_CENTER, 0, items, 0, 0, 220, 80};
        Append(&head, sizeof head);
        words_.insert(words_.end(), 3, 0);  // no menu, the usual class, no title yet
    }

    void Item(WORD control, WORD id, DWORD style, short x, short y, short width, short height, const wchar_t* title) {
        if (words_.size() % 2 != 0) words_.push_back(0);
        const DLGITEMTEMPLATE item = {WS_CHILD | WS_VISIBLE | style, 0, x, y, width, height, id};
        Append(&item, sizeof item);
        words_.insert(words_.end(), {0xFFFF, control});
        for (const wchar_t* c = title; *c != L'\0'; c++) words_.push_back(static_cast<WORD>(*c));
        words_.insert(words_.end(), 2, 0);  // end of the title, no creation data
    }

    LPCDLGTEMPLATEW get() const { return reinterpret_cast<LPCDLGTEMPLATEW>(words_.data()); }

private:
    void Append(const void* data, size_t bytes) {
        const size_t at = words_.size();
        words_.resize(at + bytes / sizeof(WORD));
        std::memcpy(words_.data() + at, data, bytes);
    }

    std::vector<WORD> words_;
};

}  // namespace

INT_PTR Popups::Show(const std::wstring& title, const std::wstring& text) {
    Template dialog(3);
    dialog.Item(kStatic, kTextId, SS_LEFT, 10, 10, 200, 40, L"");
    dialog.Item(kButton, IDOK, BS_DEFPUSHBUTTON | WS_TABSTOP, 50, 58, 50, 14, L"확인");
    dialog.Item(kButton, IDCANCEL, BS_PUSHBUTTON | WS_TABSTOP, 120, 58, 50, 14, L"취소");
    Shown shown = {this, &title, &text, nullptr};
    const INT_PTR button = DialogBoxIndirectParamW(nullptr, dialog.get(), nullptr, Procedure, reinterpret_cast<LPARAM>(&shown));
    Lock lock(lock_);
    top_ = shown.below;
    return button;
}

void Popups::Close(int button) {
    Lock lock(lock_);
    if (top_ != nullptr)
        PostMessageW(top_, WM_COMMAND, static_cast<WPARAM>(button), 0);
    else
        closeNext_ = button;
}

INT_PTR CALLBACK Popups::Procedure(HWND dialog, UINT message, WPARAM w, LPARAM l) {
    switch (message) {
        case WM_INITDIALOG: {
            auto* shown = reinterpret_cast<Shown*>(l);
            SetWindowTextW(dialog, shown->title->c_str());
            SetDlgItemTextW(dialog, kTextId, shown->text->c_str());
            Lock lock(shown->owner->lock_);
            shown->below = shown->owner->top_;
            shown->owner->top_ = dialog;
            if (shown->owner->closeNext_ != 0) PostMessageW(dialog, WM_COMMAND, static_cast<WPARAM>(shown->owner->closeNext_), 0);
            shown->owner->closeNext_ = 0;
            return TRUE;
        }
        case WM_COMMAND:
            if (LOWORD(w) != IDOK && LOWORD(w) != IDCANCEL) return FALSE;
            EndDialog(dialog, LOWORD(w));
            return TRUE;
        default: return FALSE;
    }
}
