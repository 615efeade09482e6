using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>Writes an id as a JSON string and refuses one that breaks the id's rule; also serves as a property name.</summary>
/// <typeparam name="TId">The id.</typeparam>
public sealed class TextIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, ITextId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Parse(reader.GetString()) : throw new JsonException($"a {typeof(TId).Name} is a JSON string");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    /// <inheritdoc/>
    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);

    private static TId Parse(string? text) =>
        TId.TryParse(text, out var id) ? id : throw new JsonException($"{TextIdRules.Shown(text)} is not a {typeof(TId).Name}");
}
