using System.Text.Json.Serialization;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Bridge.Recording;

/// <summary>The JSON of a recording's own parts: snake case, nothing unknown, nothing missing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = 32)]
[JsonSerializable(typeof(RecordingHeader))]
[JsonSerializable(typeof(GatewayPosition))]
[JsonSerializable(typeof(AcknowledgedReports))]
[JsonSerializable(typeof(LostLink))]
[JsonSerializable(typeof(ControlFault))]
internal sealed partial class RecordingJson : JsonSerializerContext;
