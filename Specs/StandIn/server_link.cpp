#include "server_link.h"

#include "identity.h"
#include "text.h"

#include <process.h>

#include <algorithm>
#include <cstring>

namespace {

constexpr DWORD kCallPatience = 60'000;

std::wstring Environment(const wchar_t* name) {
    wchar_t value[256];
    const DWORD length = GetEnvironmentVariableW(name, value, ARRAYSIZE(value));
    return length > 0 && length < ARRAYSIZE(value) ? std::wstring(value, length) : std::wstring();
}

}  // namespace

bool ServerLink::Open() {
    const std::wstring address = Environment(kEnvironmentName);
    const size_t colon = address.rfind(L':');
    const int port = colon == std::wstring::npos ? 0 : _wtoi(address.c_str() + colon + 1);
    if (port <= 0 || port > 65535 || address.substr(0, colon) != L"127.0.0.1")
        return Fail(L"the stand-in control needs KIWOOM_STAND_IN=127.0.0.1:PORT of a running ControlServer; it is '" + address + L"'");

    WSADATA data;
    if (WSAStartup(MAKEWORD(2, 2), &data) != 0) return Fail(L"no Windows sockets");
    socket_ = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    sockaddr_in to = {};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<u_short>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket_ == INVALID_SOCKET || connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0)
        return Fail(L"no ControlServer answers at " + address);
    const BOOL noDelay = TRUE;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char*>(&noDelay), sizeof noDelay);

    lost_ = false;
    if (!Greet()) return false;
    thread_ = reinterpret_cast<HANDLE>(_beginthreadex(nullptr, 0, ReadingThread, this, 0, nullptr));
    return thread_ != nullptr || Fail(L"no thread for the socket");
}

void ServerLink::Close() {
    if (socket_ == INVALID_SOCKET) return;
    shutdown(socket_, SD_BOTH);
    if (thread_ != nullptr) {
        WaitForSingleObject(thread_, INFINITE);
        CloseHandle(thread_);
        thread_ = nullptr;
    }
    closesocket(socket_);
    socket_ = INVALID_SOCKET;
    WSACleanup();
}

bool ServerLink::Call(int dispId, const std::vector<wire::Value>& arguments, HRESULT& result, wire::Value& value) {
    wire::Writer frame(wire::kCall);
    {
        Lock lock(state_);
        if (lost_) return false;
        awaited_ = ++lastCall_;
        frame.Int(awaited_).Int(dispId).Int(static_cast<int32_t>(arguments.size()));
    }
    for (const auto& argument : arguments) frame.Put(argument);
    const bool sent = Send(frame);

    Lock lock(state_);
    while (sent && awaited_ != 0 && !lost_) {
        if (!SleepConditionVariableSRW(&returned_, &state_, kCallPatience, 0)) {
            trouble_ = L"the ControlServer did not answer a call for a minute";
            lost_ = true;
        }
    }
    const bool answered = sent && awaited_ == 0;
    awaited_ = 0;
    if (!answered) return false;
    result = result_;
    value = std::move(value_);
    return true;
}

void ServerLink::Note(wire::NoteKind kind, std::wstring_view text) {
    wire::Writer frame(wire::kNote);
    frame.Int(kind).String(Utf8(text));
    Send(frame);
}

bool ServerLink::isWaiting() {
    Lock lock(state_);
    return awaited_ != 0;
}

std::wstring ServerLink::trouble() {
    Lock lock(state_);
    return trouble_;
}

unsigned __stdcall ServerLink::ReadingThread(void* self) {
    static_cast<ServerLink*>(self)->Read();
    return 0;
}

bool ServerLink::Fail(const std::wstring& why) {
    Lock lock(state_);
    lost_ = true;
    if (trouble_.empty()) trouble_ = why;
    WakeAllConditionVariable(&returned_);
    return false;
}

bool ServerLink::Greet() {
    wire::Writer hello(wire::kHello);
    hello.String(wire::kGreeting).Int(wire::kVersion).Int(static_cast<int32_t>(GetCurrentProcessId()));
    if (!Send(hello)) return Fail(L"the ControlServer went away");
    try {
        const auto frame = ReadFrame();
        wire::Reader reader(frame.data(), frame.size());
        const auto kind = reader.Byte();
        if (kind == wire::kRefused) return Fail(L"the ControlServer refused: " + Wide(reader.String().utf8));
        if (kind == wire::kWelcome && reader.Int() == wire::kVersion) return true;
        return Fail(L"the ControlServer speaks another version; build the stand-in control again");
    } catch (const wire::Fault& fault) {
        return Fail(Wide(fault.what()));
    }
}

void ServerLink::Read() {
    try {
        for (;;) Take(ReadFrame());
    } catch (const wire::Fault& fault) {
        Fail(Wide(fault.what()));
    }
}

void ServerLink::Take(std::vector<uint8_t> frame) {
    wire::Reader reader(frame.data(), frame.size());
    switch (reader.Byte()) {
        case wire::kEvent: listener_.Happened(std::make_unique<Event>(std::move(frame))); return;
        case wire::kReturn: {
            const int32_t number = reader.Int();
            const HRESULT result = reader.Int();
            wire::Value value = reader.Get();
            Lock lock(state_);
            if (number != awaited_) throw wire::Fault("the return of a call that is not under way");
            result_ = result;
            value_ = std::move(value);
            awaited_ = 0;
            WakeAllConditionVariable(&returned_);
            return;
        }
        case wire::kMisbehave: {
            const int kind = reader.Int();
            std::vector<int> numbers;
            for (int left = reader.Count(4); left > 0; left--) numbers.push_back(reader.Int());
            std::vector<std::wstring> texts;
            for (int left = reader.Count(4); left > 0; left--) texts.push_back(Wide(reader.String().utf8));
            listener_.Misbehave(kind, numbers, texts);
            return;
        }
        case wire::kRefused: throw wire::Fault("the ControlServer refused: " + std::string(reader.String().utf8));
        default: throw wire::Fault("there is no such kind of frame");
    }
}

std::vector<uint8_t> ServerLink::ReadFrame() {
    int32_t length = 0;
    Receive(reinterpret_cast<uint8_t*>(&length), sizeof length);
    if (length < 1 || length > wire::kMostToControl) throw wire::Fault("a frame's length is out of bounds");
    std::vector<uint8_t> frame(static_cast<size_t>(length));
    Receive(frame.data(), frame.size());
    return frame;
}

void ServerLink::Receive(uint8_t* to, size_t bytes) {
    while (bytes > 0) {
        if (taken_ == filled_) {
            const int received = recv(socket_, reinterpret_cast<char*>(buffer_.data()), static_cast<int>(buffer_.size()), 0);
            if (received <= 0) throw wire::Fault("the ControlServer went away");
            taken_ = 0;
            filled_ = static_cast<size_t>(received);
        }
        const size_t now = std::min(bytes, filled_ - taken_);
        std::memcpy(to, buffer_.data() + taken_, now);
        taken_ += now;
        to += now;
        bytes -= now;
    }
}

bool ServerLink::Send(wire::Writer& writer) {
    Lock lock(sending_);
    const auto& frame = writer.Frame();
    size_t sent = 0;
    while (sent < frame.size()) {
        const int now = send(socket_, reinterpret_cast<const char*>(frame.data()) + sent, static_cast<int>(frame.size() - sent), 0);
        if (now <= 0) return Fail(L"the ControlServer went away");
        sent += static_cast<size_t>(now);
    }
    return true;
}
