using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A volatility interruption (VI) of an issue began or ended.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Released">It ended.</param>
/// <param name="IsStatic">Against the last single price rather than the last trade.</param>
/// <param name="TriggerPrice">Won.</param>
/// <param name="ReferencePrice">Won.</param>
/// <param name="TriggeredAt">When it began.</param>
/// <param name="At">When this happened.</param>
/// <param name="CountToday">How many the issue had today, this one included.</param>
public sealed record VenueInterruption(
    Symbol Symbol, bool Released, bool IsStatic, long TriggerPrice, long ReferencePrice, DateTimeOffset TriggeredAt, DateTimeOffset At, int CountToday);
