using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Risk;

/// <summary>A strategy's own limits are others now.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Limits">All of them; null takes them away.</param>
[EventName("strategy_limits_changed")]
public sealed record StrategyLimitsChanged(StrategyId Strategy, StrategyLimits? Limits) : AccountEvent;
