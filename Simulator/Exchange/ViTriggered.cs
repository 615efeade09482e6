using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A volatility interruption began (VI 발동): the issue trades by call auction until <see cref="ViReleased"/>.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Kind">Which reference was left too far behind.</param>
/// <param name="TriggerPrice">Won: the price that would have traded.</param>
/// <param name="ReferencePrice">Won: what it was compared with.</param>
/// <param name="StaticReference">Won: the last single price (0 before the first).</param>
/// <param name="DynamicReference">Won: the last trade (0 before the first).</param>
/// <param name="CountToday">How many interruptions the issue has had today, this one included.</param>
public sealed record ViTriggered(
    Symbol Symbol, DateTimeOffset At, VolatilityTrigger Kind, long TriggerPrice, long ReferencePrice, long StaticReference, long DynamicReference, int CountToday)
    : IExchangeEvent;
