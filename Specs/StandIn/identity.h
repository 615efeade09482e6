// The names under which Kiwoom's control is known to COM (fact sheet 1.1). The stand-in takes them in a Wine prefix of the specs' own.
#pragma once

#include "windows_headers.h"

inline constexpr wchar_t kProgId[] = L"KHOPENAPI.KHOpenAPICtrl.1";
inline constexpr wchar_t kDescription[] = L"KHOpenAPI Control (stand-in)";
inline constexpr wchar_t kEnvironmentName[] = L"KIWOOM_STAND_IN";

inline constexpr GUID kControlClass = {0xA1574A0D, 0x6BFA, 0x4BD7, {0x90, 0x20, 0xDE, 0xD8, 0x87, 0x11, 0x81, 0x8D}};
inline constexpr GUID kMethods = {0xCF20FBB6, 0xEDD4, 0x4BE5, {0xA4, 0x73, 0xFE, 0xF9, 0x19, 0x77, 0xDE, 0xB6}};
inline constexpr GUID kEvents = {0x7335F12D, 0x8973, 0x4BD5, {0xB7, 0xF0, 0x12, 0xDF, 0x03, 0xD1, 0x75, 0xB7}};

// What MFC gives its controls: recompose on resize, cannot link inside, inside out, activate when visible, set client site first.
inline constexpr DWORD kMiscStatus = OLEMISC_RECOMPOSEONRESIZE | OLEMISC_CANTLINKINSIDE | OLEMISC_INSIDEOUT | OLEMISC_ACTIVATEWHENVISIBLE |
                                     OLEMISC_SETCLIENTSITEFIRST;
