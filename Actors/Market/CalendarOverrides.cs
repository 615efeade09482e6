using System.Collections.Immutable;
using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>What an operator knows better than the embedded calendar: temporary holidays are decided late.</summary>
/// <remarks>
/// As a file: <c>{"closed":["2027-05-03"],"opened":["2027-07-19"],"examination_days":["2028-11-16"]}</c>; every member may be left out,
/// no other is allowed.
/// </remarks>
public sealed record CalendarOverrides
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>Nothing overridden.</summary>
    public static readonly CalendarOverrides None = new();

    /// <summary>Days on which the exchange does not open.</summary>
    public ImmutableHashSet<TradingDay> Closed { get; init; } = [];

    /// <summary>Days on which it does open.</summary>
    public ImmutableHashSet<TradingDay> Opened { get; init; } = [];

    /// <summary>Further days that run an hour late (수능).</summary>
    public ImmutableHashSet<TradingDay> ExaminationDays { get; init; } = [];

    /// <summary>Reads the file form.</summary>
    /// <exception cref="FormatException">It is not JSON of that form, or a day is both closed and opened.</exception>
    public static CalendarOverrides Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException("calendar overrides are a JSON object");
            var overrides = None;
            foreach (var member in document.RootElement.EnumerateObject())
            {
                overrides = member.Name switch
                {
                    "closed" => overrides with { Closed = DaysOf(member) },
                    "opened" => overrides with { Opened = DaysOf(member) },
                    "examination_days" => overrides with { ExaminationDays = DaysOf(member) },
                    _ => throw new FormatException($"calendar overrides have no member '{member.Name}'"),
                };
            }

            overrides.Check();
            return overrides;
        }
        catch (JsonException fault)
        {
            throw new FormatException("calendar overrides are not JSON", fault);
        }
    }

    /// <summary>Throws <see cref="FormatException"/> where a day is both closed and opened.</summary>
    internal void Check()
    {
        var both = Closed.Intersect(Opened);
        if (both.Count > 0)
            throw new FormatException($"{both.Min()} is both closed and opened");
    }

    private static ImmutableHashSet<TradingDay> DaysOf(JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Array)
            throw new FormatException($"'{member.Name}' is a list of days");
        var days = ImmutableHashSet.CreateBuilder<TradingDay>();
        foreach (var item in member.Value.EnumerateArray())
            days.Add(item.ValueKind == JsonValueKind.String ? TradingDay.Parse(item.GetString()!) : throw new FormatException($"'{member.Name}' is a list of days as yyyy-MM-dd"));
        return days.ToImmutable();
    }
}
