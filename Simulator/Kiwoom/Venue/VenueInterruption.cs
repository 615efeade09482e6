using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A volatility interruption (VI) of an issue began or ended.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Released">It ended.</param>
/// <param name="Kind">Which reference was left too far behind.</param>
/// <param name="TriggerPrice">Won.</param>
/// <param name="StaticReference">The last single price in won; 0 before the first.</param>
/// <param name="DynamicReference">The last trade in won; 0 before the first.</param>
/// <param name="TriggeredAt">When it began.</param>
/// <param name="At">When this happened.</param>
/// <param name="CountToday">How many the issue had today, this one included.</param>
public sealed record VenueInterruption(
    Symbol Symbol, bool Released, VolatilityTrigger Kind, long TriggerPrice, long StaticReference, long DynamicReference,
    DateTimeOffset TriggeredAt, DateTimeOffset At, int CountToday);
