using System.Globalization;
using System.Text;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>How Kiwoom writes values. Source: fact sheet §4 and §5.</summary>
internal static class KiwoomText
{
    /// <summary>A plain integer.</summary>
    public static string Plain(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>opw* form: zero padded to a width, a minus in the first place.</summary>
    public static string Zeros(long value, int width) =>
        value < 0 ? "-" + Math.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(width - 1, '0')
            : value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    /// <summary>opt* form: a price whose sign tells the direction against the base price, space padded on the left.</summary>
    public static string Directed(long price, long basePrice, int width = 0)
    {
        var sign = price == 0 ? "" : price > basePrice ? "+" : price < basePrice ? "-" : "";
        return (sign + Plain(price)).PadLeft(width);
    }

    /// <summary>A difference with its sign, none for zero.</summary>
    public static string Signed(long value) => value > 0 ? "+" + Plain(value) : Plain(value);

    /// <summary>A rate in percent with two decimals and a sign, as real-time data carries it.</summary>
    public static string SignedRate(long difference, long basis)
    {
        if (basis == 0)
            return "0.00";
        var rate = Math.Round(difference * 100m / basis, 2, MidpointRounding.AwayFromZero);
        return (rate > 0 ? "+" : "") + rate.ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>A rate of an account TR: with a decimal point on the mock server, the last four digits as decimals on the real one.</summary>
    public static string AccountRate(decimal percent, bool mock) =>
        mock ? percent.ToString("0.00", CultureInfo.InvariantCulture).PadLeft(12)
            : Zeros((long)decimal.Truncate(percent * 10_000m), 12);

    /// <summary>Text padded with spaces on the right to a width in bytes of code page 949, where Korean takes two.</summary>
    public static string Padded(string text, int bytes)
    {
        var width = Width(text);
        return width >= bytes ? text : new StringBuilder(text).Append(' ', bytes - width).ToString();
    }

    /// <summary>Bytes in code page 949.</summary>
    public static int Width(string text) => text.Sum(c => c < 0x80 ? 1 : 2);

    /// <summary>Korean wall-clock time as HHMMSS.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(TradingDay.KoreaOffset).ToString("HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A duration as HHMMSS.</summary>
    public static string Span(TimeSpan span) => span.ToString("hhmmss", CultureInfo.InvariantCulture);

    /// <summary>대비기호: 1 상한, 2 상승, 3 보합, 4 하한, 5 하락.</summary>
    public static string DirectionCode(VenueQuote quote) =>
        quote.Last >= quote.UpperLimit ? "1" : quote.Last <= quote.LowerLimit ? "4" : quote.Last > quote.BasePrice ? "2" : quote.Last < quote.BasePrice ? "5" : "3";
}
