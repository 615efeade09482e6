using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>One execution, unique per account for ever: trading day, broker order number and Kiwoom's trade number (체결번호) joined by '-'.</summary>
/// <remarks>1 to 64 characters out of letters, digits, '-', '_', '.', ':' and '@'.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<ExecutionId>))]
public readonly record struct ExecutionId : ITextId<ExecutionId>
{
    private readonly string? _value;

    private ExecutionId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static ExecutionId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a ExecutionId: 1 to 64 characters out of letters, digits, '-', '_', '.', ':' and '@'. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ExecutionId id)
    {
        var valid = text is not null && TextIdRules.IsToken(text, 64);
        id = valid ? new ExecutionId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
