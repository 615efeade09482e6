using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Simulator.Exchange;

/// <summary>
/// What the background means to do in one issue on one day: a random bridge from the open over high and low, in random order, to the
/// close, never outside [low, high], with volumes in the shape of a U that add up to the bar's.
/// </summary>
internal sealed class DayScript
{
    private const double OpeningShare = 0.04;
    private const double ClosingShare = 0.06;
    private const double Wobble = 0.35;
    private const long LeastPerTrade = 4;

    private DayScript(DailyBar bar, ScriptPoint[] points, long openQuantity, long closeQuantity, long typicalQuantity) =>
        (Bar, Points, OpenQuantity, CloseQuantity, TypicalQuantity) = (bar, points, openQuantity, closeQuantity, typicalQuantity);

    /// <summary>The bar on legal prices.</summary>
    internal DailyBar Bar { get; }

    internal ScriptPoint[] Points { get; }

    internal long OpenQuantity { get; }

    internal long CloseQuantity { get; }

    /// <summary>Shares of a usual trade; displayed sizes are a few times that.</summary>
    internal long TypicalQuantity { get; }

    /// <summary>
    /// Prices that were adjusted for splits fit no tick: each is moved down to the next legal price, which keeps their order, and into the day's limits.
    /// </summary>
    internal static DailyBar Snapped(DailyBar bar, InstrumentKind kind, PriceBand band)
    {
        return bar with { Open = Snap(bar.Open), High = Snap(bar.High), Low = Snap(bar.Low), Close = Snap(bar.Close) };

        long Snap(long price) => Math.Clamp(TickSizes.RoundDown(kind, price, bar.Day), band.Lower, band.Upper);
    }

    /// <summary>The regular session.</summary>
    internal static DayScript Regular(DailyBar bar, InstrumentKind kind, PhaseWindow session, TimeSpan interval, SplitMix chance)
    {
        var opening = Math.Max(1, (long)(bar.Volume * OpeningShare));
        var closing = Math.Max(1, (long)(bar.Volume * ClosingShare));
        var volume = Math.Max(2, bar.Volume - opening - closing);
        var count = (int)Math.Clamp((session.End - session.Start).Ticks / interval.Ticks, 2, Math.Max(2, Math.Min(volume / LeastPerTrade, 1_000_000)));
        var path = Path(bar, count, ref chance, out var high, out var low);
        var points = Along(path, bar.Day, kind, session, volume, ref chance);
        points[high] = points[high] with { Price = bar.High, Aggressor = Side.Buy, IsExtreme = true };
        points[low] = points[low] with { Price = bar.Low, Aggressor = Side.Sell, IsExtreme = true };
        for (var i = 0; i < points.Length; i++)
            points[i] = points[i] with { Price = Math.Clamp(points[i].Price, bar.Low, bar.High) };
        return new DayScript(bar, points, opening, closing, Math.Max(1, volume / count));
    }

    /// <summary>The after-market: a few trades near the close, inside the day's range.</summary>
    internal static ScriptPoint[] AfterMarket(DailyBar bar, InstrumentKind kind, PhaseWindow session, TimeSpan interval, SplitMix chance)
    {
        const int Rarer = 20;
        var volume = bar.Volume / 100;
        var count = (int)Math.Min((session.End - session.Start).Ticks / (interval.Ticks * Rarer), Math.Min(volume, 1_000_000));
        if (count < 2)
            return [];
        var reach = Math.Max(1, bar.Close / 250);
        var narrow = bar with
        {
            Open = bar.Close,
            High = Math.Min(bar.High, bar.Close + reach),
            Low = Math.Max(bar.Low, bar.Close - reach),
        };
        var path = Path(narrow, count, ref chance, out _, out _);
        var points = Along(path, bar.Day, kind, session, volume, ref chance);
        for (var i = 0; i < points.Length; i++)
            points[i] = points[i] with { Price = Math.Clamp(points[i].Price, bar.Low, bar.High) };
        return points;
    }

    private static double[] Path(DailyBar bar, int count, ref SplitMix chance, out int high, out int low)
    {
        // Extremes stay clear of the ends, so that an interruption they start is over before the closing auction.
        var first = Math.Min(count - 2, (int)(count * (0.03 + (0.5 * chance.Unit()))));
        var second = Math.Clamp((int)(count * (0.55 + (0.38 * chance.Unit()))), first + 1, count - 1);
        var highFirst = chance.Below(2) == 0;
        (high, low) = highFirst ? (first, second) : (second, first);
        var path = new double[count];
        Bridge(path, 0, bar.Open, first, highFirst ? bar.High : bar.Low, bar, ref chance);
        Bridge(path, first, highFirst ? bar.High : bar.Low, second, highFirst ? bar.Low : bar.High, bar, ref chance);
        Bridge(path, second, highFirst ? bar.Low : bar.High, count - 1, bar.Close, bar, ref chance);
        return path;
    }

    private static void Bridge(double[] path, int from, double start, int to, double end, DailyBar bar, ref SplitMix chance)
    {
        var steps = to - from;
        path[from] = start;
        if (steps == 0)
            return;
        var walk = 0.0;
        for (var i = 1; i <= steps; i++)
        {
            walk += chance.Normal();
            path[from + i] = walk;
        }

        var scale = Wobble * (bar.High - bar.Low) / Math.Sqrt(path.Length);
        for (var i = 1; i <= steps; i++)
        {
            var share = (double)i / steps;
            var value = start + ((end - start) * share) + (scale * (path[from + i] - (share * walk)));
            value = value > bar.High ? (2.0 * bar.High) - value : value < bar.Low ? (2.0 * bar.Low) - value : value;
            path[from + i] = Math.Clamp(value, bar.Low, bar.High);
        }
    }

    private static ScriptPoint[] Along(double[] path, TradingDay day, InstrumentKind kind, PhaseWindow session, long volume, ref SplitMix chance)
    {
        var count = path.Length;
        var weights = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var centred = (2.0 * i / count) - 1;
            var size = chance.Unit();
            sum += (1 + (1.5 * centred * centred)) * (0.1 + (4 * size * size * size));
            weights[i] = sum;
        }

        var points = new ScriptPoint[count];
        var spacing = (session.End - session.Start).Ticks / count;
        var given = 0L;
        for (var i = 0; i < count; i++)
        {
            var upTo = (long)(volume * (weights[i] / sum));
            var quantity = Math.Max(1, upTo - given);
            given += quantity;
            var at = session.Start.AddTicks((spacing * i) + chance.Below(Math.Max(1, spacing)));
            var side = chance.Below(2) == 0 ? Side.Buy : Side.Sell;
            points[i] = new ScriptPoint(at, TickSizes.RoundDown(kind, Math.Max(1, (long)path[i]), day), quantity, side, false);
        }

        return points;
    }
}
