using System.Globalization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Codec;

/// <summary>Reads single values as Kiwoom writes them: padded with spaces or zeros, signed for colouring, codes with prefixes and venue
/// suffixes. Nothing here throws, whatever the text. Source: fact sheet §4, §5 and §9.</summary>
public static class FidCodec
{
    // More digits than any amount in won; anything longer is garbage, not a number.
    private const int MostDigits = 18;
    private const int LongestShown = 24;
    private const int OrderNoDigits = 7;

    /// <summary>A whole number with its sign. Several signs in a row occur (<c>--</c>) and count once.</summary>
    public static bool TrySigned(string? text, out long value)
    {
        value = 0;
        var rest = text.AsSpan().Trim();
        var negative = false;
        while (!rest.IsEmpty && rest[0] is '+' or '-')
        {
            negative |= rest[0] == '-';
            rest = rest[1..];
        }

        if (rest.IsEmpty)
            return false;
        foreach (var digit in rest)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
        }

        rest = rest.TrimStart('0');
        if (rest.Length > MostDigits)
            return false;
        value = rest.IsEmpty ? 0 : long.Parse(rest, NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative)
            value = -value;
        return true;
    }

    /// <summary>A whole number whose sign only tells a direction: prices, and quantities of the exchange.</summary>
    public static bool TryMagnitude(string? text, out long value)
    {
        var read = TrySigned(text, out value);
        value = Math.Abs(value);
        return read;
    }

    /// <summary>A magnitude, or null where the field is empty or no number.</summary>
    public static long? Magnitude(string? text) => TryMagnitude(text, out var value) ? value : null;

    /// <summary>A magnitude above zero, or null: prices, where 0 stands for none.</summary>
    public static long? Positive(string? text) => TryMagnitude(text, out var value) && value > 0 ? value : null;

    /// <summary>An issue code, without the prefix of its kind (A stock, J ELW, Q ETN) and its venue suffix (_NX, _AL).</summary>
    public static bool TrySymbol(string? text, out Symbol symbol)
    {
        var rest = text.AsSpan().Trim();
        if (rest.EndsWith("_NX", StringComparison.Ordinal) || rest.EndsWith("_AL", StringComparison.Ordinal))
            rest = rest[..^3];
        if (rest.Length == 7 && rest[0] is 'A' or 'J' or 'Q')
            rest = rest[1..];
        return Symbol.TryParse(rest.ToString(), out symbol);
    }

    /// <summary>An order number; false for an empty field and for zeros, which stand for none.</summary>
    public static bool TryOrderNo(string? text, out BrokerOrderNo number)
    {
        var rest = text.AsSpan().Trim();
        number = default;
        return rest.Length == OrderNoDigits && rest.ContainsAnyExcept('0') && BrokerOrderNo.TryParse(rest.ToString(), out number);
    }

    /// <summary>Whether a field stands for no order number: empty, or zeros.</summary>
    public static bool IsNoOrderNo(string? text) => text.AsSpan().Trim().TrimStart('0').IsEmpty;

    /// <summary>A Korean time of day, HHMMSS.</summary>
    public static bool TryTime(string? text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.AsSpan().Trim(), "HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>The instant of a Korean time of day, where the field has one; otherwise <paramref name="received"/>.</summary>
    public static DateTimeOffset InstantOf(string? text, TradingDay day, DateTimeOffset received) =>
        TryTime(text, out var time) ? day.InstantOf(time) : received;

    /// <summary>How a field is quoted in a reason: trimmed to a length, control characters removed.</summary>
    public static string Shown(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "nothing";
        var shown = string.Concat(text.Take(LongestShown).Select(c => char.IsControl(c) ? '.' : c));
        return text.Length > LongestShown ? $"'{shown}…'" : $"'{shown}'";
    }
}
