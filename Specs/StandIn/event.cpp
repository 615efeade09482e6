#include "event.h"

using wire::Reader;

Event::Event(std::vector<uint8_t> frame) : frame_(std::move(frame)) {
    Reader reader(frame_.data(), frame_.size());
    reader.Byte();
    dispId_ = reader.Int();
    const int count = reader.Count(1);
    arguments_.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; i++) arguments_.push_back(reader.Get());
    data_ = static_cast<Data>(reader.Byte());
    switch (data_) {
        case kNone: return;
        case kTr: ReadTable(reader); return;
        case kChejan: ReadFields(reader); return;
        case kReal:
            key_ = reader.String().utf8;
            ReadFields(reader);
            return;
        default: throw wire::Fault("there is no such kind of event data");
    }
}

void Event::ReadTable(Reader& reader) {
    key_ = reader.String().utf8;
    for (int left = reader.Count(8); left > 0; left--) {
        const auto name = reader.String().utf8;
        singles_.emplace_back(name, reader.String().utf8);
    }
    for (int left = reader.Count(4); left > 0; left--) columns_.push_back(reader.String().utf8);
    rows_ = reader.Count(4 * columns_.size());
    if (columns_.empty()) rows_ = 0;
    const size_t cells = static_cast<size_t>(rows_) * columns_.size();
    cells_.reserve(cells);
    for (size_t i = 0; i < cells; i++) cells_.push_back(reader.String().utf8);
}

void Event::ReadFields(Reader& reader) {
    const int count = reader.Count(8);
    fields_.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; i++) {
        const int fid = reader.Int();
        fields_.emplace_back(fid, reader.String().utf8);
    }
}

int Event::Rows(std::string_view trCode) const { return data_ == kTr && key_ == trCode ? rows_ : 0; }

std::string_view Event::Cell(int row, int column) const {
    return cells_[static_cast<size_t>(row) * columns_.size() + static_cast<size_t>(column)];
}

std::string_view Event::TrField(std::string_view trCode, int row, std::string_view item) const {
    if (data_ != kTr || key_ != trCode) return {};
    for (int column = 0; column < Columns(); column++) {
        if (columns_[static_cast<size_t>(column)] == item) return row >= 0 && row < rows_ ? Cell(row, column) : std::string_view{};
    }
    for (const auto& [name, value] : singles_) {
        if (name == item) return value;
    }
    return {};
}

std::string_view Event::ChejanField(int fid) const { return data_ == kChejan ? Field(fid) : std::string_view{}; }

std::string_view Event::RealField(std::string_view key, int fid) const {
    return data_ == kReal && key_ == key ? Field(fid) : std::string_view{};
}

std::string_view Event::Field(int fid) const {
    for (const auto& [of, value] : fields_) {
        if (of == fid) return value;
    }
    return {};
}
