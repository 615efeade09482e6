using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Portfolio;

/// <summary>Positions, cash and profit. Mutable; only <see cref="PortfolioProjection.Apply"/> changes it.</summary>
public sealed class PortfolioState
{
    /// <summary>Whether the opening balance is known.</summary>
    public bool IsOpened { get; internal set; }

    /// <summary>Won: opening cash.</summary>
    public long OpeningCash { get; internal set; }

    /// <summary>Won: cost of the opening holdings.</summary>
    public long OpeningCost { get; internal set; }

    /// <summary>Won: opening cash and all flows.</summary>
    public long Cash { get; internal set; }

    /// <summary>Won taken over from Kiwoom since the opening: cash.</summary>
    public long AdjustedCash { get; internal set; }

    /// <summary>Won taken over from Kiwoom since the opening: cost of holdings.</summary>
    public long AdjustedCost { get; internal set; }

    /// <summary>Won taken over since the opening, at the prices of then.</summary>
    public long Deposits { get; internal set; }

    /// <summary>The present trading day; null before the first.</summary>
    public TradingDay? Day { get; internal set; }

    /// <summary>Whether the present day's point of the equity curve is there.</summary>
    public bool IsDayClosed { get; internal set; }

    /// <summary>Won: equity when the day began.</summary>
    public long EquityAtDayStart { get; internal set; }

    /// <summary>Won: deposits when the day began.</summary>
    public long DepositsAtDayStart { get; internal set; }

    /// <summary>Won realised when the day began, less commissions and taxes.</summary>
    public long RealisedAtDayStart { get; internal set; }

    /// <summary>The account's positions.</summary>
    public PositionBook Positions { get; } = new();

    /// <summary>What each strategy's own fills made.</summary>
    public IReadOnlyDictionary<StrategyId, PositionBook> Strategies => StrategyMap;

    /// <summary>One point for each closed trading day.</summary>
    public IReadOnlyList<EquityPoint> EquityCurve => EquityPoints;

    /// <summary>Won: Kiwoom's cash less this when last compared.</summary>
    public long CashDifference { get; internal set; }

    /// <summary>Holdings that differ from Kiwoom's when last compared.</summary>
    public IReadOnlyDictionary<Symbol, PositionDifferenceFound> PositionDifferences => DifferenceMap;

    internal SortedDictionary<Symbol, PositionDifferenceFound> DifferenceMap { get; } = new(SymbolOrder.Instance);

    internal Dictionary<StrategyId, PositionBook> StrategyMap { get; } = [];

    internal List<EquityPoint> EquityPoints { get; } = [];
}
