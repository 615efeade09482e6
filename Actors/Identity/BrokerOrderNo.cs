using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>Kiwoom's order number (주문번호); unique only within one account and one trading day.</summary>
/// <remarks>seven digits, leading zeros kept.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<BrokerOrderNo>))]
public readonly record struct BrokerOrderNo : ITextId<BrokerOrderNo>
{
    private readonly string? _value;

    private BrokerOrderNo(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static BrokerOrderNo Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a BrokerOrderNo: seven digits, leading zeros kept. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BrokerOrderNo id)
    {
        var valid = text is not null && TextIdRules.IsDigits(text, 7);
        id = valid ? new BrokerOrderNo(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
