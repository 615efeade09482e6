#include "wire.h"

#include <cstring>

namespace wire {

Writer& Writer::Int(int32_t value) {
    uint8_t bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    bytes_.insert(bytes_.end(), bytes, bytes + sizeof bytes);
    return *this;
}

Writer& Writer::String(std::string_view utf8) {
    Int(static_cast<int32_t>(utf8.size()));
    bytes_.insert(bytes_.end(), utf8.begin(), utf8.end());
    return *this;
}

Writer& Writer::Put(const Value& value) {
    Byte(value.kind);
    if (value.kind == Value::kInt) return Int(value.number);
    if (value.kind != Value::kText) return *this;
    return value.null ? Int(-1) : String(value.text);
}

const std::vector<uint8_t>& Writer::Frame() {
    const auto length = static_cast<int32_t>(bytes_.size() - sizeof(int32_t));
    std::memcpy(bytes_.data(), &length, sizeof length);
    return bytes_;
}

int32_t Reader::Int() {
    int32_t value;
    std::memcpy(&value, Take(sizeof value), sizeof value);
    return value;
}

Text Reader::String() {
    const int32_t length = Int();
    if (length == -1) return {{}, true};
    if (length < 0) throw Fault("a string has a negative length");
    const auto* bytes = Take(static_cast<size_t>(length));
    return {{reinterpret_cast<const char*>(bytes), static_cast<size_t>(length)}, false};
}

Value Reader::Get() {
    switch (Byte()) {
        case Value::kNone: return {};
        case Value::kInt: return Value::Of(Int());
        case Value::kText: {
            const Text text = String();
            Value value = Value::Of(std::string(text.utf8));
            value.null = text.null;
            return value;
        }
        default: throw Fault("there is no such kind of value");
    }
}

int32_t Reader::Count(size_t least) {
    const int32_t count = Int();
    if (count < 0 || static_cast<size_t>(count) * least > static_cast<size_t>(end_ - at_)) throw Fault("a list is longer than its frame");
    return count;
}

const uint8_t* Reader::Take(size_t bytes) {
    if (bytes > static_cast<size_t>(end_ - at_)) throw Fault("a frame is shorter than what it holds");
    const uint8_t* taken = at_;
    at_ += bytes;
    return taken;
}

}  // namespace wire
