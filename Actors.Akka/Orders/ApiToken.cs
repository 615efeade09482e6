using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.OnAkka.Orders;

/// <summary>A token of the gateway's API (<c>./kiwoom token create</c>), or the access token of a Supabase user. Nothing that shows it as text shows the
/// token, so that no log can.</summary>
[JsonConverter(typeof(ApiTokenJsonConverter))]
public readonly record struct ApiToken
{
    /// <summary>The longest token that is carried, in characters; the gateway accepts none that is longer.</summary>
    public const int Longest = 8192;

    private readonly string? _value;

    /// <summary>Takes a token. Throws <see cref="FormatException"/>, which does not show it, for what cannot be one.</summary>
    public ApiToken(string value)
    {
        if (!IsWellFormed(value))
            throw new FormatException($"A token is 1 to {Longest} visible ASCII characters in one line. Nothing of it is shown here.");
        _value = value;
    }

    /// <summary>The token itself; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public override string ToString() => _value is null ? "none" : "***";

    private static bool IsWellFormed(string? text) => text is { Length: > 0 and <= Longest } && text.All(c => c is > ' ' and < '\u007f');

    /// <summary>Reads and writes it as a JSON string. Public because generated serializers make one.</summary>
    public sealed class ApiTokenJsonConverter : JsonConverter<ApiToken>
    {
        /// <inheritdoc/>
        public override ApiToken Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return IsWellFormed(text) ? new ApiToken(text!) : throw new JsonException("this is no token");
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ApiToken value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
