using System.Text.RegularExpressions;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>Takes account numbers and tokens out of a text that leaves the machine.</summary>
public static partial class Mask
{
    /// <summary>The text with every run of exactly ten digits cut down to its last two, and every token of this gateway's form replaced.</summary>
    public static string Text(string text) => Token().Replace(Account().Replace(text, static match => $"********{match.Value[^2..]}"), "<token>");

    [GeneratedRegex(@"(?<!\d)\d{10}(?!\d)")]
    private static partial Regex Account();

    [GeneratedRegex(@"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*")]
    private static partial Regex Token();
}
