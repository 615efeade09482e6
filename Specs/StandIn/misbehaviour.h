// What the control was told to do wrong (the records of Simulator/Kiwoom/Remote).
#pragma once

#include "lock.h"

#include <list>
#include <optional>
#include <string>
#include <vector>

enum class PopupMoment : int { kBeforeForwarding = 1, kAfterForwarding = 2, kFromMessageHandler = 3 };
enum class CrashMoment : int { kBeforeForwarding = 1, kAfterForwarding = 2, kBeforeEvent = 3, kAfterEvent = 4, kAtOnce = 5 };
enum class CrashManner : int { kAccessViolation = 1, kAbort = 2 };
enum class GarbledText : int { kUnpairedSurrogates = 1, kEmbeddedNul = 2, kVeryLong = 3, kEmpty = 4, kNull = 5 };
enum class GarbledPlace : int { kEvents = 1, kResults = 2 };

enum class Misdeed : int { kPopup = 1, kClosePopup = 2, kFailCalls = 3, kCrash = 4, kGarble = 5 };

struct PopupOrder {
    PopupMoment moment;
    int method;
    std::wstring title;
    std::wstring text;
};

struct CrashOrder {
    CrashMoment moment;
    int number;
    CrashManner manner;
};

// Told on the reading thread, done on the control's.
class Misbehaviours {
public:
    // False where the numbers and texts do not make up such a misdeed.
    bool Add(Misdeed misdeed, const std::vector<int>& numbers, const std::vector<std::wstring>& texts);

    std::optional<PopupOrder> TakePopup(PopupMoment moment, int method);
    std::optional<CrashOrder> TakeCrash(CrashMoment moment, int number);

    // The HRESULT with which a call is to fail.
    std::optional<HRESULT> TakeFailure(int method);

    std::optional<GarbledText> TakeGarble(GarbledPlace place, int number);

private:
    struct Failures {
        int left;
        int method;
        HRESULT result;
    };

    struct Garbling {
        GarbledText text;
        int places;
        int left;
        int number;
    };

    SRWLOCK lock_ = SRWLOCK_INIT;
    std::list<PopupOrder> popups_;
    std::list<CrashOrder> crashes_;
    std::list<Failures> failures_;
    std::list<Garbling> garblings_;
};

// Gives garbage in place of a string; frees the string.
BSTR Garbled(BSTR text, GarbledText how);

[[noreturn]] void CrashNow(CrashManner manner);
