namespace Kiwoom.Actors.Market;

/// <summary>A phase and when it holds.</summary>
/// <param name="Phase">The phase, never <see cref="MarketPhase.Closed"/>.</param>
/// <param name="Start">Its first instant (UTC).</param>
/// <param name="End">The instant (UTC) at which it holds no more.</param>
public readonly record struct PhaseWindow(MarketPhase Phase, DateTimeOffset Start, DateTimeOffset End);
