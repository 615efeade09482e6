using System.Text.Json.Serialization;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>How rows are written: columns in snake case, nulls included.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OrderRow))]
[JsonSerializable(typeof(ExecutionRow))]
[JsonSerializable(typeof(PositionRow))]
[JsonSerializable(typeof(BalanceRow))]
[JsonSerializable(typeof(RiskEventRow))]
[JsonSerializable(typeof(StrategyRow))]
[JsonSerializable(typeof(DailyPerformanceRow))]
[JsonSerializable(typeof(AuditRow))]
[JsonSerializable(typeof(PriceRow))]
public sealed partial class MirrorJsonContext : JsonSerializerContext;
