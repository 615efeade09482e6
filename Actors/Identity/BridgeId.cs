using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>One enrolled Windows node.</summary>
/// <remarks>1 to 32 characters out of letters, digits, '-', '_', '.', ':' and '@'.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<BridgeId>))]
public readonly record struct BridgeId : ITextId<BridgeId>
{
    private readonly string? _value;

    private BridgeId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static BridgeId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a BridgeId: 1 to 32 characters out of letters, digits, '-', '_', '.', ':' and '@'. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BridgeId id)
    {
        var valid = text is not null && TextIdRules.IsToken(text, 32);
        id = valid ? new BridgeId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
