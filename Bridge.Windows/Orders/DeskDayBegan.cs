using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>The first thing of a new trading day happened: order numbers begin again, and old commands may be forgotten.</summary>
/// <param name="Day">The day.</param>
[EventName("desk_day_began")]
public sealed record DeskDayBegan(TradingDay Day) : IEvent;
