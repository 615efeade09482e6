using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Kiwoom.Gateway.Http;

/// <summary>How the gateway writes JSON: snake case names, enumerations by name, Korean unescaped.</summary>
public static class ApiJson
{
    /// <summary>Shared and read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DictionaryKeyPolicy = null,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.HangulSyllables, UnicodeRanges.HangulJamo, UnicodeRanges.GeneralPunctuation),
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
