// The frames of Simulator/Kiwoom/Remote/ControlFrame.cs, which documents them.
#pragma once

#include "windows_headers.h"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

inline constexpr char kGreeting[] = "kiwoom-stand-in";
inline constexpr int32_t kVersion = 1;
inline constexpr int32_t kMostToControl = 16 << 20;

enum FrameKind : uint8_t { kHello = 1, kCall = 2, kNote = 3, kWelcome = 129, kRefused = 130, kReturn = 131, kEvent = 132, kMisbehave = 133 };

enum NoteKind : int32_t { kPopupOpens = 10, kPopupClosed = 11, kCrashes = 12, kFailedCall = 13, kTold = 14 };

// A frame that does not follow the format.
class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Text inside a frame's bytes, or a null string.
struct Text {
    std::string_view utf8;
    bool null = false;
};

struct Value {
    enum Kind : uint8_t { kNone = 0, kInt = 1, kText = 2 };
    Kind kind = kNone;
    int32_t number = 0;
    std::string text;
    bool null = false;

    static Value Of(int32_t number) {
        Value value;
        value.kind = kInt;
        value.number = number;
        return value;
    }

    static Value Of(std::string text) {
        Value value;
        value.kind = kText;
        value.text = std::move(text);
        return value;
    }
};

class Writer {
public:
    explicit Writer(FrameKind kind) : bytes_(4, 0) { Byte(kind); }

    Writer& Byte(uint8_t value) {
        bytes_.push_back(value);
        return *this;
    }

    Writer& Int(int32_t value);
    Writer& String(std::string_view utf8);
    Writer& Put(const Value& value);

    // The frame, its length in front.
    const std::vector<uint8_t>& Frame();

private:
    std::vector<uint8_t> bytes_;
};

// Reads a body; the texts it gives live as long as the bytes.
class Reader {
public:
    Reader(const uint8_t* bytes, size_t length) : at_(bytes), end_(bytes + length) {}

    uint8_t Byte() { return *Take(1); }
    int32_t Int();
    Text String();
    Value Get();

    // The length of a list whose items take at least so many bytes each.
    int32_t Count(size_t least);

private:
    const uint8_t* Take(size_t bytes);

    const uint8_t* at_;
    const uint8_t* end_;
};

}  // namespace wire
