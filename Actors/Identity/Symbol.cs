using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>A KRX issue code (종목코드) without prefix or venue suffix.</summary>
/// <remarks>six characters out of 0-9 and A-Z.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<Symbol>))]
public readonly record struct Symbol : ITextId<Symbol>
{
    private readonly string? _value;

    private Symbol(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static Symbol Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a Symbol: six characters out of 0-9 and A-Z. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Symbol id)
    {
        var valid = text is not null && TextIdRules.IsCode(text, 6);
        id = valid ? new Symbol(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
