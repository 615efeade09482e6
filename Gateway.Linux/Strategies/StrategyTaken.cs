namespace Kiwoom.Gateway.Strategies;

/// <summary>A strategy was started or stopped: what it says is in the journal.</summary>
/// <param name="Strategy">It.</param>
/// <param name="Duplicate">True where exactly this ran already.</param>
public sealed record StrategyTaken(StrategyDocument Strategy, bool Duplicate);
