using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>The sender's own id of an order (FIX ClOrdID); unique per account for ever, and the key of idempotency.</summary>
/// <remarks>1 to 36 characters out of letters, digits, '-', '_', '.', ':' and '@'.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<ClientOrderId>))]
public readonly record struct ClientOrderId : ITextId<ClientOrderId>
{
    private readonly string? _value;

    private ClientOrderId(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static ClientOrderId Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a ClientOrderId: 1 to 36 characters out of letters, digits, '-', '_', '.', ':' and '@'. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ClientOrderId id)
    {
        var valid = text is not null && TextIdRules.IsToken(text, 36);
        id = valid ? new ClientOrderId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
