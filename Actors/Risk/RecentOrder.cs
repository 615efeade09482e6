using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>An order or replace of a moment ago, for the rate and duplicate checks.</summary>
/// <param name="At">When it was decided (UTC).</param>
/// <param name="Spec">What was ordered; null for a replace.</param>
/// <param name="Strategy">Which strategy sent it.</param>
public sealed record RecentOrder(DateTimeOffset At, OrderSpec? Spec, StrategyId? Strategy);
