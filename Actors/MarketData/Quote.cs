using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.MarketData;

/// <summary>The newest of everything known of an issue's price.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When it last changed (UTC, market clock).</param>
/// <param name="Last">Last trade, won; the base price before the first trade of the day.</param>
/// <param name="BestAsk">Won; null where there is none or it is not known.</param>
/// <param name="BestBid">Won; null where there is none or it is not known.</param>
/// <param name="Volume">Shares today.</param>
/// <param name="Open">Won; null before the first trade.</param>
/// <param name="High">Won; null before the first trade.</param>
/// <param name="Low">Won; null before the first trade.</param>
public sealed record Quote(Symbol Symbol, DateTimeOffset At, long Last, long? BestAsk, long? BestBid, long Volume, long? Open, long? High, long? Low);
