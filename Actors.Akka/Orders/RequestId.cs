using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.OnAkka.Orders;

/// <summary>A request of a strategy. The same request sent again has the same id, and another request another one.</summary>
/// <remarks>1 to 64 characters out of letters, digits, '-', '_', '.', ':' and '@'. Make it so that nobody can guess it: an answer is believed because it
/// names the id.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<RequestId>))]
public readonly record struct RequestId : ITextId<RequestId>
{
    private const int Longest = 64;
    private const int RandomBytes = 16;
    private readonly string? _value;

    private RequestId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>A new one, which nobody can guess.</summary>
    public static RequestId New() => new(RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true));

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static RequestId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a RequestId: 1 to {Longest} characters out of letters, digits, '-', '_', '.', ':' and '@'.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RequestId id)
    {
        var valid = text is { Length: > 0 and <= Longest } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@');
        id = valid ? new RequestId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
