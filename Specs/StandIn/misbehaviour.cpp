#include "misbehaviour.h"

#include <algorithm>

namespace {

constexpr size_t kVeryLong = 1'000'000;

bool Concerns(int wanted, int number) { return wanted == 0 || wanted == number; }

}  // namespace

bool Misbehaviours::Add(Misdeed misdeed, const std::vector<int>& numbers, const std::vector<std::wstring>& texts) {
    Lock lock(lock_);
    switch (misdeed) {
        case Misdeed::kPopup:
            if (numbers.size() != 2 || texts.size() != 2) return false;
            popups_.push_back({static_cast<PopupMoment>(numbers[0]), numbers[1], texts[0], texts[1]});
            return true;
        case Misdeed::kFailCalls:
            if (numbers.size() != 3) return false;
            failures_.push_back({numbers[0], numbers[1], numbers[2]});
            return true;
        case Misdeed::kCrash:
            if (numbers.size() != 3) return false;
            crashes_.push_back({static_cast<CrashMoment>(numbers[0]), numbers[1], static_cast<CrashManner>(numbers[2])});
            return true;
        case Misdeed::kGarble:
            if (numbers.size() != 4) return false;
            garblings_.push_back({static_cast<GarbledText>(numbers[0]), numbers[1], numbers[2], numbers[3]});
            return true;
        default: return false;
    }
}

std::optional<PopupOrder> Misbehaviours::TakePopup(PopupMoment moment, int method) {
    Lock lock(lock_);
    const auto found = std::find_if(popups_.begin(), popups_.end(), [&](const PopupOrder& popup) {
        return popup.moment == moment && (moment == PopupMoment::kFromMessageHandler || Concerns(popup.method, method));
    });
    if (found == popups_.end()) return std::nullopt;
    PopupOrder popup = *found;
    popups_.erase(found);
    return popup;
}

std::optional<CrashOrder> Misbehaviours::TakeCrash(CrashMoment moment, int number) {
    Lock lock(lock_);
    for (const auto& crash : crashes_) {
        if (crash.moment == moment && Concerns(crash.number, number)) return crash;
    }
    return std::nullopt;
}

std::optional<HRESULT> Misbehaviours::TakeFailure(int method) {
    Lock lock(lock_);
    failures_.remove_if([](const Failures& failures) { return failures.left <= 0; });
    for (auto& failures : failures_) {
        if (!Concerns(failures.method, method)) continue;
        failures.left--;
        return failures.result;
    }
    return std::nullopt;
}

std::optional<GarbledText> Misbehaviours::TakeGarble(GarbledPlace place, int number) {
    Lock lock(lock_);
    garblings_.remove_if([](const Garbling& garbling) { return garbling.left <= 0; });
    for (auto& garbling : garblings_) {
        if ((garbling.places & static_cast<int>(place)) == 0 || !Concerns(garbling.number, number)) continue;
        garbling.left--;
        return garbling.text;
    }
    return std::nullopt;
}

BSTR Garbled(BSTR text, GarbledText how) {
    std::wstring garbage(text == nullptr ? L"" : text, SysStringLen(text));
    SysFreeString(text);
    switch (how) {
        case GarbledText::kNull: return nullptr;
        case GarbledText::kEmpty: garbage.clear(); break;
        case GarbledText::kUnpairedSurrogates: garbage = L'\xDC00' + garbage + L'\xD83D'; break;
        case GarbledText::kEmbeddedNul:
            garbage.insert(garbage.size() / 2, 1, L'\0');
            garbage.push_back(L'\0');
            break;
        case GarbledText::kVeryLong: {
            const std::wstring piece = garbage.empty() ? L"가" : garbage;
            garbage.reserve(kVeryLong);
            while (garbage.size() < kVeryLong) garbage.append(piece, 0, kVeryLong - garbage.size());
            break;
        }
    }
    return SysAllocStringLen(garbage.data(), static_cast<UINT>(garbage.size()));
}

void CrashNow(CrashManner manner) {
    if (manner == CrashManner::kAccessViolation) {
        volatile int* volatile nowhere = nullptr;
        *nowhere = 1;
    }
    TerminateProcess(GetCurrentProcess(), 3);
    __builtin_unreachable();
}
