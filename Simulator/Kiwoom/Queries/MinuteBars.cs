using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>One-minute bars of the present day, built from the tape.</summary>
internal sealed class MinuteBars
{
    private readonly Dictionary<Symbol, List<MinuteBar>> _bars = [];
    private TradingDay _day;

    public void Add(VenueTrade trade)
    {
        var day = TradingDay.At(trade.At);
        if (day != _day)
        {
            _day = day;
            _bars.Clear();
        }

        if (!_bars.TryGetValue(trade.Symbol, out var bars))
            _bars.Add(trade.Symbol, bars = []);
        var start = Floor(trade.At, 1);
        if (bars.Count > 0 && bars[^1].Start == start)
            bars[^1] = Merge(bars[^1], trade.Price, trade.Price, trade.Price, trade.Quantity);
        else
            bars.Add(new MinuteBar(start, trade.Price, trade.Price, trade.Price, trade.Price, trade.Quantity));
    }

    public IEnumerable<MinuteBar> Of(Symbol symbol, int minutes) =>
        _bars.TryGetValue(symbol, out var bars)
            ? bars.GroupBy(b => Floor(b.Start, minutes)).Select(g => g.Aggregate((a, b) => Merge(a, b.High, b.Low, b.Close, b.Volume)) with { Start = g.Key })
            : [];

    private static MinuteBar Merge(MinuteBar bar, long high, long low, long close, long volume) =>
        bar with { High = Math.Max(bar.High, high), Low = Math.Min(bar.Low, low), Close = close, Volume = bar.Volume + volume };

    private static DateTimeOffset Floor(DateTimeOffset at, int minutes) => new(at.UtcTicks - (at.UtcTicks % (minutes * TimeSpan.TicksPerMinute)), TimeSpan.Zero);
}
