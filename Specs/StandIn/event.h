// An event that came from the server, with the data that the getters give while it is raised.
#pragma once

#include "wire.h"

#include <utility>
#include <vector>

enum EventId : int { kReceiveTrData = 1, kReceiveRealData = 2, kReceiveMsg = 3, kReceiveChejanData = 4, kEventConnect = 5 };

class Event {
public:
    // Takes the body of an event frame, its kind in front.
    explicit Event(std::vector<uint8_t> frame);

    int dispId() const { return dispId_; }
    const std::vector<wire::Value>& arguments() const { return arguments_; }

    int Rows(std::string_view trCode) const;
    int Columns() const { return static_cast<int>(columns_.size()); }
    std::string_view Cell(int row, int column) const;

    // A field of a row, or a single field; empty where there is none.
    std::string_view TrField(std::string_view trCode, int row, std::string_view item) const;
    std::string_view ChejanField(int fid) const;
    std::string_view RealField(std::string_view key, int fid) const;

private:
    enum Data : uint8_t { kNone = 0, kTr = 1, kChejan = 2, kReal = 3 };

    void ReadTable(wire::Reader& reader);
    void ReadFields(wire::Reader& reader);
    std::string_view Field(int fid) const;

    std::vector<uint8_t> frame_;
    int dispId_ = 0;
    std::vector<wire::Value> arguments_;
    Data data_ = kNone;
    std::string_view key_;  // TR code or real-time key
    std::vector<std::pair<std::string_view, std::string_view>> singles_;
    std::vector<std::string_view> columns_;
    int rows_ = 0;
    std::vector<std::string_view> cells_;
    std::vector<std::pair<int, std::string_view>> fields_;
};
