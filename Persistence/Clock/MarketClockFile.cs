using System.Text.Json;
using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Persistence.Clock;

/// <summary>The market clock of a demonstration, as a file that both nodes read: with equal files they show equal times.</summary>
/// <param name="Anchor">Ties market time to the machine's.</param>
/// <param name="SeenAt">The last machine instant (UTC) at which the clock is known to have run; a later start goes on from there.</param>
/// <param name="SkipsNights">Whether the hours in which nothing trades are jumped over.</param>
/// <param name="TradingDays">The days that trade, ascending; null for the exchange's calendar.</param>
public sealed record MarketClockFile(ClockAnchor Anchor, DateTimeOffset SeenAt, bool SkipsNights, IReadOnlyList<TradingDay>? TradingDays)
{
    private const string FileName = "clock.json";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the data directory's clock; null where there is none. Throws <see cref="InvalidDataException"/> for one that cannot be read.</summary>
    public static MarketClockFile? Load(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path))
            return null;

        try
        {
            return JsonSerializer.Deserialize<MarketClockFile>(File.ReadAllBytes(path), _options);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException($"{path} is no readable clock. Delete it to let market time start anew after the journal's last event.", fault);
        }
    }

    /// <summary>Replaces the data directory's clock: after a crash it is either the old or the new one.</summary>
    public void Save(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        var path = Path.Combine(dataDirectory, FileName);
        var draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, _options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}
