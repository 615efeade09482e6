using System.Text.Json;
using Spectre.Console;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>Figures as rows of a table and, under the same names, as one line of JSON.</summary>
internal sealed class Figures
{
    private readonly Dictionary<string, object> _json = [];
    private readonly Table _table;

    internal Figures(string benchmark, string title)
    {
        _json["benchmark"] = benchmark;
        _table = new Table().Title(title).AddColumns("", "min", "median", "max");
    }

    /// <summary>Something that belongs to the figures and has no spread.</summary>
    internal void Note(string name, object value) => _json[name] = value;

    /// <summary>A heading.</summary>
    internal void Head(string text)
    {
        if (_table.Rows.Count > 0)
            _table.AddEmptyRow();
        _table.AddRow(Markup.Escape(text));
    }

    /// <summary>A figure of each run.</summary>
    internal void Add(string name, string label, IEnumerable<double> runs, int digits = 0)
    {
        var spread = Spread.Of(runs);
        var format = $"N{digits}";
        _table.AddRow(Markup.Escape(label), spread.Min.ToString(format), spread.Median.ToString(format), spread.Max.ToString(format));
        _json[name] = Math.Round(spread.Median, digits);
        _json[$"{name}_min"] = Math.Round(spread.Min, digits);
        _json[$"{name}_max"] = Math.Round(spread.Max, digits);
    }

    /// <summary>A ratio of two figures, run by run.</summary>
    internal void Ratio(string name, string label, IEnumerable<double> figures, IEnumerable<double> floors) =>
        Add(name, label, figures.Zip(floors, (figure, floor) => figure / floor), 2);

    /// <summary>A figure that was measured once.</summary>
    internal void One(string name, string label, double value, int digits = 0)
    {
        _table.AddRow(Markup.Escape(label), "", value.ToString($"N{digits}"), "");
        _json[name] = Math.Round(value, digits);
    }

    internal void Print()
    {
        AnsiConsole.Write(_table);
        Console.WriteLine(JsonSerializer.Serialize(_json));
    }
}
