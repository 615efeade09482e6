using System.Buffers;

namespace Kiwoom.Actors.Identity;

/// <summary>Character rules that the ids share.</summary>
internal static class TextIdRules
{
    private const int LongestShown = 40;

    // Every id of every event passes here when a journal is replayed.
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.:@");

    internal static bool IsDigits(string text, int length) => text.Length == length && !text.AsSpan().ContainsAnyExcept(Digits);

    internal static bool IsCode(string text, int length) =>
        text.Length == length && !text.AsSpan().ContainsAnyExcept(CodeCharacters);

    internal static bool IsToken(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    internal static string Shown(string? text) => text switch
    {
        null => "nothing",
        { Length: > LongestShown } => $"'{text[..LongestShown]}…' ({text.Length} characters)",
        _ => $"'{text}'",
    };
}
