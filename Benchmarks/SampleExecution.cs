using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Benchmarks;

/// <summary>An event of the size and shape of an execution.</summary>
[EventName("benchmark_executed")]
public sealed record SampleExecution(
    ClientOrderId ClientOrderId, BrokerOrderNo BrokerOrderNo, ExecutionId ExecutionId, Symbol Symbol, string Side, long LastPrice, long LastQuantity, long CumulativeQuantity, long LeavesQuantity) : IEvent
{
    public static EventCatalog Catalog { get; } = new EventCatalogBuilder().Add(SampleExecutionJsonContext.Default, typeof(SampleExecution)).Build();

    public static JournaledEvent At(long number) => new(
        number,
        new DateTimeOffset(2026, 8, 3, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(number),
        new Cause(CommandId.Parse($"cmd-{number:D8}"), UserId.Parse("kim"), StrategyId.Parse("momentum")),
        new SampleExecution(
            ClientOrderId.Parse($"momentum-{number:D8}"), BrokerOrderNo.Parse($"{number % 10_000_000:D7}"), ExecutionId.Parse($"{number % 1_000_000:D6}"), Symbol.Parse("005930"), "buy", 71_300 + (number % 100 * 100), 10, 10, 0));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SampleExecution))]
public sealed partial class SampleExecutionJsonContext : JsonSerializerContext;
