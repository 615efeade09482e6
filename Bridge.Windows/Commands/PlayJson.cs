using System.Text.Json.Serialization;

namespace Kiwoom.Bridge.Commands;

/// <summary>The JSON that <c>play</c> prints: snake case, one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlayOutput))]
internal sealed partial class PlayJson : JsonSerializerContext;
