using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>A Kiwoom account number (계좌번호) in its ten-digit form.</summary>
/// <remarks>ten digits.</remarks>
[JsonConverter(typeof(TextIdJsonConverter<AccountNo>))]
public readonly record struct AccountNo : ITextId<AccountNo>
{
    private readonly string? _value;

    private AccountNo(string value) => _value = value;

    /// <summary>The text form; empty for the default value, which no factory returns.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Reads an id, or throws <see cref="FormatException"/> naming the rule that the text breaks.</summary>
    public static AccountNo Parse(string? text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"not a AccountNo: ten digits. Got {TextIdRules.Shown(text)}.");

    /// <summary>Reads an id; false where the text breaks the rule.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountNo id)
    {
        var valid = text is not null && TextIdRules.IsDigits(text, 10);
        id = valid ? new AccountNo(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
