namespace Kiwoom.Actors.Identity;

/// <summary>Character rules that the ids share.</summary>
internal static class TextIdRules
{
    private const int LongestShown = 40;

    internal static bool IsDigits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);

    internal static bool IsCode(string text, int length) =>
        text.Length == length && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    internal static bool IsToken(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@');

    internal static string Shown(string? text) => text switch
    {
        null => "nothing",
        { Length: > LongestShown } => $"'{text[..LongestShown]}…' ({text.Length} characters)",
        _ => $"'{text}'",
    };
}
