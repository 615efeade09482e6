namespace Kiwoom.OnAkka.Configuration;

/// <summary>Finds braces and brackets of HOCON that do not match, and texts that do not end. Akka's own reader does not mind either.</summary>
internal static class HoconBrackets
{
    /// <summary>What does not match, with its line; null where all does.</summary>
    internal static string? Fault(string text)
    {
        var open = new Stack<(char Opened, int Line)>();
        var line = 1;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n':
                    line++;
                    break;
                case '#':
                case '/' when at + 1 < text.Length && text[at + 1] == '/':
                    at = EndOfLine(text, at) - 1;
                    break;
                case '"':
                    var end = EndOfText(text, at);
                    if (end < 0)
                        return $"the text that begins in line {line} does not end";
                    line += text.AsSpan(at, end - at).Count('\n');
                    at = end - 1;
                    break;
                case '{' or '[':
                    open.Push((text[at], line));
                    break;
                case '}' or ']' when !open.TryPop(out var opened) || opened.Opened != (text[at] == '}' ? '{' : '['):
                    return opened.Line == 0
                        ? $"line {line} has a '{text[at]}' that closes nothing"
                        : $"line {line} has a '{text[at]}', and what line {opened.Line} opened was a '{opened.Opened}'";
            }
        }

        return open.TryPeek(out var last) ? $"the '{last.Opened}' of line {last.Line} is not closed" : null;
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    // The position behind the closing quote; -1 where there is none.
    private static int EndOfText(string text, int at)
    {
        const string Triple = "\"\"\"";
        if (string.CompareOrdinal(text, at, Triple, 0, Triple.Length) == 0)
            return text.IndexOf(Triple, at + Triple.Length, StringComparison.Ordinal) is >= 0 and var close ? close + Triple.Length : -1;
        for (var i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i + 1;
        }

        return -1;
    }
}
