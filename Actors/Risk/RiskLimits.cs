using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>An account's limits. Each is the largest value that is still allowed.</summary>
/// <remarks>The seed names order amount, position count and daily loss for paper, and capital, position size and daily loss for real; the other
/// defaults are this project's.</remarks>
public sealed record RiskLimits
{
    /// <summary>Won of one order: price times quantity, a market order at the upper limit price. Seed: 10,000,000 on paper.</summary>
    public long MaxOrderAmount { get; init; } = 10_000_000;

    /// <summary>Shares of one order.</summary>
    public long MaxOrderQuantity { get; init; } = 100_000;

    /// <summary>Distance of a limit price from the last price in per cent of the latter, on the side that costs money: above it for buys, below it
    /// for sales.</summary>
    public decimal PriceCollarPercent { get; init; } = 10;

    /// <summary>Issues held or about to be. Seed: 10.</summary>
    public int MaxPositionCount { get; init; } = 10;

    /// <summary>Won in one issue, open buys included. Seed: 100,000 for real.</summary>
    public long MaxPositionSize { get; init; } = 30_000_000;

    /// <summary>Won in all issues together, open buys included: the capital put to work. Seed: 1,000,000 for real.</summary>
    public long MaxGrossExposure { get; init; } = 100_000_000;

    /// <summary>Won that a day may lose, marked to market. Seed: 500,000 on paper, 50,000 for real.</summary>
    public long MaxLossPerDay { get; init; } = 500_000;

    /// <summary>New orders and replaces within any second. Kiwoom takes five orders a second, cancels included (fact sheet §7.1).</summary>
    public int MaxOrdersPerSecond { get; init; } = 5;

    /// <summary>New orders and replaces on a day.</summary>
    public int MaxOrdersPerDay { get; init; } = 2_000;

    /// <summary>Milliseconds within which the same order under another id counts as sent twice by mistake; 0 for none.</summary>
    public int DuplicateWindowMilliseconds { get; init; } = 1_000;

    /// <summary>Seconds without any market data after which prices count as stale.</summary>
    public int MarketDataStaleAfterSeconds { get; init; } = 60;

    /// <summary>Issues that may not be bought; what is held of them may be sold.</summary>
    public IReadOnlyList<Symbol> RestrictedSymbols { get; init; } = [];

    /// <summary>Whether the promotion stage allows real orders. Means nothing on paper.</summary>
    public bool RealTradingAllowed { get; init; }

    /// <summary>Whether an emergency stop sells the positions unless it says otherwise.</summary>
    public bool LiquidateOnKillSwitch { get; init; }

    /// <summary>The defaults for the mock server.</summary>
    public static RiskLimits Paper { get; } = new();

    /// <summary>The defaults for real money.</summary>
    public static RiskLimits Real { get; } = new()
    {
        MaxOrderAmount = 100_000,
        MaxOrderQuantity = 1_000,
        PriceCollarPercent = 5,
        MaxPositionSize = 100_000,
        MaxGrossExposure = 1_000_000,
        MaxLossPerDay = 50_000,
        MaxOrdersPerDay = 200,
        MarketDataStaleAfterSeconds = 30,
    };

    /// <summary>The defaults of a mode.</summary>
    public static RiskLimits For(TradingMode mode) => mode == TradingMode.Real ? Real : Paper;
}
