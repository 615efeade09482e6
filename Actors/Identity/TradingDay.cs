using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kiwoom.Actors.Identity;

/// <summary>A date in Korea (KST, UTC+9, no daylight saving) on the exchange calendar.</summary>
/// <param name="Date">The Korean date.</param>
[JsonConverter(typeof(TradingDayJsonConverter))]
public readonly record struct TradingDay(DateOnly Date) : IComparable<TradingDay>
{
    /// <summary>Korea Standard Time's offset; Korea has had no daylight saving since 1988.</summary>
    public static readonly TimeSpan KoreaOffset = TimeSpan.FromHours(9);

    /// <summary>The Korean date at an instant, whether or not the exchange opens on it.</summary>
    public static TradingDay At(DateTimeOffset instant) => new(DateOnly.FromDateTime(instant.ToOffset(KoreaOffset).DateTime));

    /// <summary>Reads <c>yyyyMMdd</c> or <c>yyyy-MM-dd</c>, or throws <see cref="FormatException"/>.</summary>
    public static TradingDay Parse(string text) =>
        new(DateOnly.ParseExact(text, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None));

    /// <summary>The instant (UTC) of a Korean wall-clock time on this day.</summary>
    public DateTimeOffset InstantOf(TimeOnly koreanTime) => new DateTimeOffset(Date.ToDateTime(koreanTime), KoreaOffset).ToUniversalTime();

    /// <inheritdoc/>
    public int CompareTo(TradingDay other) => Date.CompareTo(other.Date);

    /// <summary>Kiwoom's form, <c>yyyyMMdd</c>.</summary>
    public string ToCompact() => Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes <c>yyyy-MM-dd</c>. Public because generated serializers of other assemblies make one.</summary>
    public sealed class TradingDayJsonConverter : JsonConverter<TradingDay>
    {
        /// <inheritdoc/>
        public override TradingDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return Parse(reader.GetString() ?? string.Empty);
            }
            catch (FormatException fault)
            {
                throw new JsonException("a trading day is yyyy-MM-dd", fault);
            }
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, TradingDay value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
