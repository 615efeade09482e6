using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>Who sent a command: the subject of a verified token, never a field of a request body.</summary>
/// <remarks>1 to 64 characters out of letters, digits, '-', '_', '.', ':' and '@'.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<UserId>))]
public readonly record struct UserId : ITextId<UserId>
{
    private readonly string? _value;

    private UserId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static UserId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a UserId: 1 to 64 characters out of letters, digits, '-', '_', '.', ':' and '@'. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UserId id)
    {
        var valid = text is not null && TextIdRules.IsToken(text, 64);
        id = valid ? new UserId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
