using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>A running strategy; its orders, fills and risk budget are kept under this id.</summary>
/// <remarks>1 to 20 characters out of letters, digits, '-', '_', '.', ':' and '@'.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<StrategyId>))]
public readonly record struct StrategyId : ITextId<StrategyId>
{
    private readonly string? _value;

    private StrategyId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static StrategyId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a StrategyId: 1 to 20 characters out of letters, digits, '-', '_', '.', ':' and '@'. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out StrategyId id)
    {
        var valid = text is not null && TextIdRules.IsToken(text, 20);
        id = valid ? new StrategyId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
