using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Strategies;

/// <summary>How strategy events and the registry's state are written in the journal.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StrategyStarted))]
[JsonSerializable(typeof(StrategyStopped))]
[JsonSerializable(typeof(StrategyRegistryState))]
public sealed partial class StrategyJsonContext : JsonSerializerContext;
