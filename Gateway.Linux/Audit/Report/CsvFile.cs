using System.Globalization;
using System.Text;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>A table as CSV (RFC 4180) with a byte order mark, so that a Korean Excel reads it as UTF-8.</summary>
internal sealed class CsvFile
{
    private static readonly char[] _formulaStarts = ['=', '+', '-', '@', '\t', '\r'];
    private readonly StringBuilder _text = new();

    internal CsvFile(params string[] columns) => Add(columns);

    /// <summary>Adds a line. Texts come from orders and people: one that a spreadsheet would run as a formula gets an apostrophe before it.</summary>
    internal void Add(params object?[] cells)
    {
        _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
    }

    internal void WriteTo(string path) => File.WriteAllText(path, _text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => string.Empty,
            DateTimeOffset at => KoreanTime.Of(at),
            string given when given.Length > 0 && _formulaStarts.Contains(given[0]) => "'" + given,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? string.Empty,
        };
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
