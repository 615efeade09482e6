using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Risk;

/// <summary>Every reason for which RiskGuard refuses an order (design.md §10).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RiskCheck>))]
public enum RiskCheck
{
    /// <summary>The kill switch is on.</summary>
    KillSwitch,

    /// <summary>The order's mode is not the configured one.</summary>
    TradingMode,

    /// <summary>The server that Kiwoom is logged in to is not the configured one (GetServerGubun).</summary>
    WrongServer,

    /// <summary>The caller's permission level does not allow it.</summary>
    Permission,

    /// <summary>The promotion stage does not allow real orders.</summary>
    PromotionStage,

    /// <summary>No bridge is connected or logged in.</summary>
    BridgeDisconnected,

    /// <summary>The clocks of the gateway and the bridge differ by more than the link allows: neither can tell until when an order may be sent.</summary>
    ClockSkew,

    /// <summary>The account has not been reconciled with Kiwoom since the last login.</summary>
    NotReconciled,

    /// <summary>No such issue.</summary>
    UnknownSymbol,

    /// <summary>The issue is on the restricted list.</summary>
    RestrictedSymbol,

    /// <summary>Trading of the issue is halted (거래정지).</summary>
    TradingHalt,

    /// <summary>The session does not take this order now.</summary>
    MarketHours,

    /// <summary>The order type or time in force is not admitted here (mock server, session).</summary>
    OrderTypeNotAdmitted,

    /// <summary>A market-wide circuit breaker is in force.</summary>
    CircuitBreaker,

    /// <summary>The issue is in a volatility interruption (VI) and the order is not allowed during one.</summary>
    VolatilityInterruption,

    /// <summary>Zero, negative or beyond what an order can carry.</summary>
    Quantity,

    /// <summary>A price is missing, or given where there can be none, or not positive.</summary>
    Price,

    /// <summary>Not a multiple of the tick size (호가단위).</summary>
    TickSize,

    /// <summary>Beyond the day's upper or lower limit (상한가, 하한가).</summary>
    PriceLimit,

    /// <summary>Too far from the last price.</summary>
    PriceCollar,

    /// <summary>No fresh price to check against.</summary>
    StaleMarketData,

    /// <summary>Price times quantity above the limit for one order.</summary>
    OrderAmount,

    /// <summary>Shares above the limit for one order.</summary>
    OrderQuantity,

    /// <summary>Too many issues held or about to be.</summary>
    PositionCount,

    /// <summary>Too much money in one issue.</summary>
    PositionSize,

    /// <summary>Too much money at the market altogether.</summary>
    GrossExposure,

    /// <summary>Cash does not cover it; a market buy counts at the upper limit price.</summary>
    BuyingPower,

    /// <summary>More than is held and not already being sold.</summary>
    SellableQuantity,

    /// <summary>The day's loss, marked to market, has reached the limit.</summary>
    DailyLoss,

    /// <summary>Too many orders within a second.</summary>
    OrdersPerSecond,

    /// <summary>Too many orders today.</summary>
    OrdersPerDay,

    /// <summary>The same order as one sent a moment ago under another id.</summary>
    DuplicateOrder,

    /// <summary>Would trade against an own open order.</summary>
    SelfTrade,

    /// <summary>The strategy's own budget does not cover it.</summary>
    StrategyBudget,

    /// <summary>The order is not in a state in which it can be changed that way.</summary>
    OrderState,
}
