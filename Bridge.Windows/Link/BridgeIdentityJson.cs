using System.Text.Json.Serialization;

namespace Kiwoom.Bridge.Link;

/// <summary>The identity file's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BridgeIdentityFile))]
internal sealed partial class BridgeIdentityJson : JsonSerializerContext;
