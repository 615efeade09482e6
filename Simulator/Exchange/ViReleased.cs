using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A volatility interruption ended with its auction (VI 해제).</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="TriggeredAt">When it began (UTC).</param>
/// <param name="Price">Won: the auction's price; 0 where nothing traded.</param>
public sealed record ViReleased(Symbol Symbol, DateTimeOffset At, DateTimeOffset TriggeredAt, long Price) : IExchangeEvent;
