namespace Kiwoom.Actors.Market;

/// <summary>A change from one phase to another.</summary>
/// <param name="At">The first instant (UTC) of the new phase.</param>
/// <param name="Phase">The new phase.</param>
public readonly record struct PhaseChange(DateTimeOffset At, MarketPhase Phase);
