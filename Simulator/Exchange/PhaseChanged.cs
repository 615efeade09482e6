using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The schedule moved to another phase. Auctions of single issues may end up to 30 s later (random end).</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Phase">The phase that begins.</param>
/// <param name="Previous">The phase that ended.</param>
public sealed record PhaseChanged(DateTimeOffset At, MarketPhase Phase, MarketPhase Previous) : IExchangeEvent;
