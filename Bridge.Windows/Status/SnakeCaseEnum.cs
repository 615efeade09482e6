using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Bridge.Status;

/// <summary>Writes a word as <c>snake_case</c>.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
