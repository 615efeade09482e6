using System.Collections.Frozen;
using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>The embedded <c>krx-calendar.json</c>: closed weekdays of the years that it knows, and examination days.</summary>
internal sealed class PublishedDays
{
    internal static readonly PublishedDays Embedded = Load();

    private readonly FrozenDictionary<int, CalendarCertainty> _years;
    private readonly FrozenDictionary<TradingDay, CalendarCertainty> _closed;
    private readonly FrozenSet<TradingDay> _openButUnsure;

    private PublishedDays(DataFile file)
    {
        _years = file.Years.ToFrozenDictionary(y => y.Year, y => y.Certainty);
        _closed = file.Years.SelectMany(y => y.Closed.Select(d => KeyValuePair.Create(d.Date, d.Certainty ?? y.Certainty))).ToFrozenDictionary();
        _openButUnsure = file.Years.SelectMany(y => y.OpenButUnsure ?? []).Select(d => d.Date).ToFrozenSet();
        ExaminationDays = file.ExaminationDays.Select(d => d.Date).ToFrozenSet();
    }

    internal FrozenSet<TradingDay> ExaminationDays { get; }

    internal bool Knows(int year) => _years.ContainsKey(year);

    internal bool IsClosed(TradingDay weekday) => _closed.ContainsKey(weekday);

    internal CalendarCertainty CertaintyOf(TradingDay weekday) =>
        _closed.TryGetValue(weekday, out var certainty) ? certainty
        : _openButUnsure.Contains(weekday) ? CalendarCertainty.Unsure
        : _years[weekday.Date.Year];

    private static PublishedDays Load()
    {
        using var stream = typeof(PublishedDays).Assembly.GetManifestResourceStream("krx-calendar.json")
            ?? throw new InvalidOperationException("krx-calendar.json is not embedded in this assembly");
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
            Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        return new PublishedDays(JsonSerializer.Deserialize<DataFile>(stream, options) ?? throw new InvalidOperationException("krx-calendar.json is empty"));
    }

    private sealed record DataFile(YearOfDays[] Years, NamedDay[] ExaminationDays);

    private sealed record YearOfDays(int Year, CalendarCertainty Certainty, NamedDay[] Closed, NamedDay[]? OpenButUnsure = null);

    private sealed record NamedDay(TradingDay Date, string Name, CalendarCertainty? Certainty = null);
}
