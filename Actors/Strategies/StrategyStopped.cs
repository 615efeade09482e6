using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Strategies;

/// <summary>A strategy was stopped. Its open orders and positions stay as they are.</summary>
/// <param name="Strategy">Which.</param>
[EventName("strategy_stopped")]
public sealed record StrategyStopped(StrategyId Strategy) : IEvent;
