using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>A command was taken. Only after this is durable may SendOrder be called for it, and only by who is told so then: once.</summary>
/// <param name="Command">The submit, cancel or replace.</param>
/// <param name="Day">Trading day.</param>
/// <param name="Screen">The order screen that it goes out on.</param>
[EventName("intent_recorded")]
public sealed record IntentRecorded(IBrokerCommand Command, TradingDay Day, string Screen) : IEvent;
