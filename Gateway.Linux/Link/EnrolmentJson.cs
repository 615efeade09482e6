using System.Text.Json.Serialization;

namespace Kiwoom.Gateway.Link;

/// <summary>The enrolment file's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EnrolmentRecords))]
internal sealed partial class EnrolmentJson : JsonSerializerContext;
