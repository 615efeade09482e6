using System.Text.Json.Serialization;

namespace Kiwoom.Persistence.Audit;

/// <summary>How heads are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HeadDocument))]
[JsonSerializable(typeof(SignedHead))]
internal sealed partial class HeadJson : JsonSerializerContext;
