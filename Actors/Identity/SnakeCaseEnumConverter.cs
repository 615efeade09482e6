using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>Enumerations travel and are journalled by name in snake case, never by number.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class SnakeCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
