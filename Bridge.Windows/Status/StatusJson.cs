using System.Text.Json.Serialization;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Bridge.Status;

/// <summary>The status files' JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SnakeCaseEnum<StatusVerdict>), typeof(SnakeCaseEnum<SupervisorPhase>), typeof(SnakeCaseEnum<RestartReason>)])]
[JsonSerializable(typeof(NodeStatus))]
[JsonSerializable(typeof(SupervisorStatus))]
[JsonSerializable(typeof(StatusAnswer))]
internal sealed partial class StatusJson : JsonSerializerContext;
