using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Strategies;

/// <summary>A strategy was started; it runs until <see cref="StrategyStopped"/>, restarts of the gateway included.</summary>
/// <param name="Definition">As it was asked for.</param>
[EventName("strategy_started")]
public sealed record StrategyStarted(StrategyDefinition Definition) : IEvent;
