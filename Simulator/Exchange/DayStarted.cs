using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A trading day's master data is known; comes before the day's first phase.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Day">The trading day.</param>
/// <param name="Instruments">Every listed issue with today's base price, limits and halt.</param>
public sealed record DayStarted(DateTimeOffset At, TradingDay Day, IReadOnlyList<Instrument> Instruments) : IExchangeEvent;
