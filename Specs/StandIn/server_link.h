// The socket to the ControlServer: calls wait for their return, everything else comes to a listener on the reading thread.
#pragma once

#include "event.h"
#include "lock.h"

#include <memory>

struct LinkListener {
    virtual void Happened(std::unique_ptr<Event> event) = 0;
    virtual void Misbehave(int kind, const std::vector<int>& numbers, const std::vector<std::wstring>& texts) = 0;

protected:
    ~LinkListener() = default;
};

class ServerLink {
public:
    explicit ServerLink(LinkListener& listener) : listener_(listener) {}
    ~ServerLink() { Close(); }
    ServerLink(const ServerLink&) = delete;
    ServerLink& operator=(const ServerLink&) = delete;

    // Connects and starts reading. What went wrong is in trouble().
    bool Open();
    void Close();

    // Waits for the answer without serving messages. False where the server is gone.
    bool Call(int dispId, const std::vector<wire::Value>& arguments, HRESULT& result, wire::Value& value);
    void Note(wire::NoteKind kind, std::wstring_view text);

    bool isWaiting();
    std::wstring trouble();

private:
    static unsigned __stdcall ReadingThread(void* self);
    bool Fail(const std::wstring& why);
    bool Greet();
    void Read();
    void Take(std::vector<uint8_t> frame);
    std::vector<uint8_t> ReadFrame();
    void Receive(uint8_t* to, size_t bytes);
    bool Send(wire::Writer& frame);

    LinkListener& listener_;
    SOCKET socket_ = INVALID_SOCKET;
    HANDLE thread_ = nullptr;
    std::vector<uint8_t> buffer_ = std::vector<uint8_t>(1 << 16);  // what was received and not taken yet
    size_t taken_ = 0;
    size_t filled_ = 0;
    SRWLOCK sending_ = SRWLOCK_INIT;
    SRWLOCK state_ = SRWLOCK_INIT;
    CONDITION_VARIABLE returned_ = CONDITION_VARIABLE_INIT;
    std::wstring trouble_;
    int32_t lastCall_ = 0;
    int32_t awaited_ = 0;  // number of the call whose return is awaited; 0 for none
    bool lost_ = true;
    HRESULT result_ = S_OK;
    wire::Value value_;
};
