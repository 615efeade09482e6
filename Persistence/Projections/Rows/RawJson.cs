using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>JSON as the journal has it, written on unchanged.</summary>
/// <param name="Utf8">The JSON.</param>
[JsonConverter(typeof(RawJsonConverter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Writes the bytes after a check that they are JSON.</summary>
    public sealed class RawJsonConverter : JsonConverter<RawJson>
    {
        /// <inheritdoc/>
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new RawJson(JsonSerializer.SerializeToUtf8Bytes(document.RootElement));
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Utf8.Span);
    }
}
