using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Prices;

/// <summary>Daily bars of several issues as they were recorded.</summary>
public sealed class PriceHistory : IDailyPrices
{
    private readonly Dictionary<Symbol, IssueHistory> _issues = [];

    /// <summary>Takes issues' bars.</summary>
    /// <exception cref="ArgumentException">An issue comes twice, has no bars, or its bars are not in ascending order of days.</exception>
    public PriceHistory(IEnumerable<IssueHistory> issues)
    {
        var days = new SortedSet<TradingDay>();
        foreach (var issue in issues)
        {
            if (issue.Bars.Count == 0)
                throw new ArgumentException($"{issue.Symbol} has no bars", nameof(issues));
            for (var i = 1; i < issue.Bars.Count; i++)
            {
                if (issue.Bars[i].Day.CompareTo(issue.Bars[i - 1].Day) <= 0)
                    throw new ArgumentException($"{issue.Symbol}: {issue.Bars[i].Day} is not after {issue.Bars[i - 1].Day}", nameof(issues));
            }

            if (!_issues.TryAdd(issue.Symbol, issue))
                throw new ArgumentException($"{issue.Symbol} comes twice", nameof(issues));
            days.UnionWith(issue.Bars.Select(b => b.Day));
        }

        TradingDays = [.. days];
    }

    /// <summary>Every issue, in the order given.</summary>
    public IReadOnlyCollection<IssueHistory> Issues => _issues.Values;

    /// <summary>Every day on which any issue has a bar, ascending.</summary>
    public IReadOnlyList<TradingDay> TradingDays { get; }

    /// <inheritdoc/>
    public DailyBar? BarOf(Symbol symbol, TradingDay day) =>
        _issues.TryGetValue(symbol, out var issue) && IndexOf(issue.Bars, day) is >= 0 and var index ? issue.Bars[index] : null;

    /// <inheritdoc/>
    public long? BasePriceOf(Symbol symbol, TradingDay day)
    {
        if (!_issues.TryGetValue(symbol, out var issue))
            return null;
        var before = CountBefore(issue.Bars, day);
        return before > 0 ? issue.Bars[before - 1].Close : issue.Bars[0].Open;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DailyBar> BarsBefore(Symbol symbol, TradingDay day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!_issues.TryGetValue(symbol, out var issue))
            return [];
        var end = CountBefore(issue.Bars, day);
        return [.. issue.Bars.Skip(Math.Max(0, end - count)).Take(Math.Min(count, end))];
    }

    private static int CountBefore(IReadOnlyList<DailyBar> bars, TradingDay day) => IndexOf(bars, day) is var index && index >= 0 ? index : ~index;

    private static int IndexOf(IReadOnlyList<DailyBar> bars, TradingDay day)
    {
        int low = 0, high = bars.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = bars[middle].Day.CompareTo(day);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
