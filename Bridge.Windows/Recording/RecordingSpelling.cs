using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kiwoom.Actors.Link;

namespace Kiwoom.Bridge.Recording;

/// <summary>How a recording spells its JSON: Korean stays Korean. Commands and reports are otherwise written as on the link.</summary>
internal static class RecordingSpelling
{
    internal static RecordingJson Own { get; } = new(Readable(RecordingJson.Default.Options));

    internal static LinkJson Link { get; } = new(Readable(LinkJson.Default.Options));

    internal static JsonWriterOptions Writer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static string Encode<T>(T payload, JsonTypeInfo<T> type) => Encoding.UTF8.GetString(LinkJson.Encode(payload, type));

    private static JsonSerializerOptions Readable(JsonSerializerOptions from) => new(from) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = null };
}
