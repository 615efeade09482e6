using System.Globalization;

namespace Kiwoom.Actors.Risk;

/// <summary>The limits by name, as clients read and change them.</summary>
public static class RiskLimitNames
{
    /// <summary>The longest money or share limit: far above any account, far below overflow.</summary>
    public const long LargestAmount = 1_000_000_000_000_000;

    private static readonly Dictionary<string, Limit<RiskLimits>> Account = new(StringComparer.Ordinal)
    {
        ["max_order_amount"] = Won<RiskLimits>(l => l.MaxOrderAmount, (l, v) => l with { MaxOrderAmount = v }),
        ["max_order_quantity"] = Whole<RiskLimits>(l => l.MaxOrderQuantity, (l, v) => l with { MaxOrderQuantity = v }, int.MaxValue),
        ["price_collar_percent"] = new(l => l.PriceCollarPercent, (l, v) => l with { PriceCollarPercent = v }, 0.01m, 1_000, false),
        ["max_position_count"] = Whole<RiskLimits>(l => l.MaxPositionCount, (l, v) => l with { MaxPositionCount = (int)v }, 10_000),
        ["max_position_size"] = Won<RiskLimits>(l => l.MaxPositionSize, (l, v) => l with { MaxPositionSize = v }),
        ["max_gross_exposure"] = Won<RiskLimits>(l => l.MaxGrossExposure, (l, v) => l with { MaxGrossExposure = v }),
        ["max_loss_per_day"] = Won<RiskLimits>(l => l.MaxLossPerDay, (l, v) => l with { MaxLossPerDay = v }),
        ["max_orders_per_second"] = Whole<RiskLimits>(l => l.MaxOrdersPerSecond, (l, v) => l with { MaxOrdersPerSecond = (int)v }, 100),
        ["max_orders_per_day"] = Whole<RiskLimits>(l => l.MaxOrdersPerDay, (l, v) => l with { MaxOrdersPerDay = (int)v }, 1_000_000),
        ["duplicate_window_milliseconds"] = Whole<RiskLimits>(l => l.DuplicateWindowMilliseconds, (l, v) => l with { DuplicateWindowMilliseconds = (int)v }, 60_000),
        ["market_data_stale_after_seconds"] = Whole<RiskLimits>(l => l.MarketDataStaleAfterSeconds, (l, v) => l with { MarketDataStaleAfterSeconds = (int)v }, 3_600, least: 1),
    };

    private static readonly Dictionary<string, Limit<StrategyLimits>> Strategy = new(StringComparer.Ordinal)
    {
        ["budget"] = Won<StrategyLimits>(l => l.Budget, (l, v) => l with { Budget = v }),
        ["max_loss_per_day"] = Won<StrategyLimits>(l => l.MaxLossPerDay, (l, v) => l with { MaxLossPerDay = v }),
        ["max_orders_per_day"] = Whole<StrategyLimits>(l => l.MaxOrdersPerDay, (l, v) => l with { MaxOrdersPerDay = (int)v }, 1_000_000),
    };

    /// <summary>Every numeric limit of an account.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(RiskLimits limits) => Account.ToDictionary(l => l.Key, l => l.Value.Read(limits));

    /// <summary>Every limit of a strategy.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(StrategyLimits limits) => Strategy.ToDictionary(l => l.Key, l => l.Value.Read(limits));

    /// <summary>Changes an account's limits by name; those not named stay.</summary>
    /// <param name="limits">The limits before.</param>
    /// <param name="changes">New values by name.</param>
    /// <param name="errors">What is wrong, by name: unknown names, values out of range. Nothing changes where there are any.</param>
    public static RiskLimits With(RiskLimits limits, IReadOnlyDictionary<string, decimal> changes, IDictionary<string, string> errors) =>
        With(Account, limits, changes, errors);

    /// <summary>Changes a strategy's limits by name; those not named stay.</summary>
    /// <param name="limits">The limits before.</param>
    /// <param name="changes">New values by name.</param>
    /// <param name="errors">What is wrong, by name.</param>
    public static StrategyLimits With(StrategyLimits limits, IReadOnlyDictionary<string, decimal> changes, IDictionary<string, string> errors) =>
        With(Strategy, limits, changes, errors);

    /// <summary>What is wrong with an account's limits, by name; empty for nothing.</summary>
    public static IReadOnlyDictionary<string, string> Faults(RiskLimits limits)
    {
        var errors = new SortedDictionary<string, string>(StringComparer.Ordinal);
        With(Account, limits, Of(limits), errors);
        return errors;
    }

    private static TLimits With<TLimits>(
        Dictionary<string, Limit<TLimits>> known, TLimits limits, IReadOnlyDictionary<string, decimal> changes, IDictionary<string, string> errors)
    {
        var changed = limits;
        foreach (var (name, value) in changes)
        {
            if (!known.TryGetValue(name, out var limit))
                errors[name] = "there is no limit of this name";
            else if (value < limit.Least || value > limit.Most)
                errors[name] = string.Create(CultureInfo.InvariantCulture, $"must be between {limit.Least} and {limit.Most}");
            else if (limit.IsWhole && value != decimal.Truncate(value))
                errors[name] = "must be a whole number";
            else
                changed = limit.Write(changed, value);
        }

        return errors.Count == 0 ? changed : limits;
    }

    private static Limit<TLimits> Won<TLimits>(Func<TLimits, long> read, Func<TLimits, long, TLimits> write) => Whole(read, write, LargestAmount);

    private static Limit<TLimits> Whole<TLimits>(Func<TLimits, long> read, Func<TLimits, long, TLimits> write, long most, long least = 0) =>
        new(l => read(l), (l, v) => write(l, (long)v), least, most, true);

    private sealed record Limit<TLimits>(Func<TLimits, decimal> Read, Func<TLimits, decimal, TLimits> Write, decimal Least, decimal Most, bool IsWhole);
}
