// Events: queued by the reading thread, raised on the control's thread from its message queue.
#include "arguments.h"
#include "control.h"

namespace {

// Events that may wait before the reading thread waits too.
constexpr size_t kMostQueued = 100'000;

// Events raised for one posted message, so that other messages get their turn.
constexpr int kBatch = 32;

}  // namespace

void Control::Happened(std::unique_ptr<Event> event) {
    Lock lock(queueLock_);
    // Not while the control's thread waits for a return: the return comes behind the events.
    while (queue_.size() >= kMostQueued && !closing_ && !link_.isWaiting()) SleepConditionVariableSRW(&room_, &queueLock_, 10, 0);
    if (closing_) return;
    queue_.push_back(std::move(event));
    if (posted_) return;
    posted_ = true;
    PostMessageW(window_, kEventsWait, 0, 0);
}

void Control::Misbehave(int kind, const std::vector<int>& numbers, const std::vector<std::wstring>& texts) {
    const auto misdeed = static_cast<Misdeed>(kind);
    if (misdeed == Misdeed::kClosePopup && numbers.size() == 1) {
        popups_.Close(numbers[0]);
        link_.Note(wire::kTold, L"");
        return;
    }
    if (!misbehaviours_.Add(misdeed, numbers, texts)) throw wire::Fault("there is no such misbehaviour");
    link_.Note(wire::kTold, L"");
    if (misdeed == Misdeed::kCrash) CrashIfTold(CrashMoment::kAtOnce, 0);
    if (misdeed == Misdeed::kPopup) PostMessageW(window_, kPopupsWait, 0, 0);
}

std::unique_ptr<Event> Control::NextEvent(bool& more) {
    Lock lock(queueLock_);
    if (queue_.empty()) return nullptr;
    auto event = std::move(queue_.front());
    queue_.pop_front();
    more = !queue_.empty();
    WakeAllConditionVariable(&room_);
    return event;
}

void Control::RaiseSome() {
    {
        Lock lock(queueLock_);
        posted_ = false;
    }
    bool more = true;
    for (int i = 0; i < kBatch && more && window_ != nullptr; i++) {
        const auto event = NextEvent(more);
        if (event == nullptr) return;
        Raise(*event);
    }
    Lock lock(queueLock_);
    if (queue_.empty() || posted_ || window_ == nullptr) return;
    posted_ = true;
    PostMessageW(window_, kEventsWait, 0, 0);
}

void Control::Raise(const Event& event) {
    CrashIfTold(CrashMoment::kBeforeEvent, event.dispId());
    const Event* const outer = current_;
    current_ = &event;
    auto arguments = EventArguments(event.arguments());
    if (const auto garbage = misbehaviours_.TakeGarble(GarbledPlace::kEvents, event.dispId())) {
        for (auto& argument : arguments) {
            if (argument.vt == VT_BSTR) argument.bstrVal = Garbled(argument.bstrVal, *garbage);
        }
    }
    DISPPARAMS parameters = {arguments.data(), nullptr, static_cast<UINT>(arguments.size()), 0};
    for (IDispatch* sink : point_->Sinks()) {
        sink->Invoke(event.dispId(), IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &parameters, nullptr, nullptr, nullptr);
        sink->Release();
    }
    for (auto& argument : arguments) VariantClear(&argument);
    current_ = outer;
    CrashIfTold(CrashMoment::kAfterEvent, event.dispId());
}

void Control::ShowPopups() {
    while (const auto popup = misbehaviours_.TakePopup(PopupMoment::kFromMessageHandler, 0)) ShowPopup(*popup);
}

INT_PTR Control::ShowPopup(const PopupOrder& popup) {
    link_.Note(wire::kPopupOpens, popup.title);
    const INT_PTR button = popups_.Show(popup.title, popup.text);
    link_.Note(wire::kPopupClosed, std::to_wstring(button));
    return button;
}

void Control::CrashIfTold(CrashMoment moment, int number) {
    const auto crash = misbehaviours_.TakeCrash(moment, number);
    if (!crash) return;
    link_.Note(wire::kCrashes, std::to_wstring(static_cast<int>(moment)));
    CrashNow(crash->manner);
}
