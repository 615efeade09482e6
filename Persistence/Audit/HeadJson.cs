using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Persistence.Audit;

/// <summary>How heads are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HeadDocument))]
[JsonSerializable(typeof(SignedHead))]
internal sealed partial class HeadJson : JsonSerializerContext
{
    // People read the file; it is never put into HTML.
    internal static HeadJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
