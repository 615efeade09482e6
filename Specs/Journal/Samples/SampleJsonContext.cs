using System.Text.Json.Serialization;

namespace Kiwoom.Specs.Journal.Samples;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SampleExecuted))]
[JsonSerializable(typeof(SampleExecutedV1))]
[JsonSerializable(typeof(SampleNoted))]
public sealed partial class SampleJsonContext : JsonSerializerContext;
