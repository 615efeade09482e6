// The control's methods (fact sheet 1.4; 22-23 and 27-47 as three published wrappers have them).
#pragma once

#include "windows_headers.h"

struct Method {
    int dispId;
    const wchar_t* name;
    const char* arguments;  // s for BSTR, i for LONG
    char result;            // v nothing, i LONG, s BSTR, x VARIANT
    bool local;             // answered from the data of the event being raised
};

enum MethodId : int {
    kSendOrder = 5,
    kCommGetData = 9,
    kGetRepeatCnt = 11,
    kGetDataCount = 22,
    kGetOutputValue = 23,
    kGetCommData = 24,
    kGetCommRealData = 25,
    kGetChejanData = 26,
    kGetCommDataEx = 56,
};

const Method* FindMethod(int dispId);
const Method* FindMethod(const wchar_t* name);
