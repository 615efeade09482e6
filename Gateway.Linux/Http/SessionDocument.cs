using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Who you are, what you may use, and how the market and the bridges stand.</summary>
/// <param name="UserId">The token's subject.</param>
/// <param name="Level">What you may do.</param>
/// <param name="Mode">What the gateway trades.</param>
/// <param name="Accounts">The accounts that are known and that you may use.</param>
/// <param name="MarketTime">The market clock (UTC); in a demonstration not the machine's.</param>
/// <param name="TradingDay">The date in Korea on the market clock.</param>
/// <param name="Phase">What the exchange is doing by its schedule.</param>
/// <param name="NextPhase">What it will do next.</param>
/// <param name="NextPhaseAt">When (UTC, market clock).</param>
/// <param name="Bridges">The bridges that were seen since the start.</param>
public sealed record SessionDocument(
    UserId UserId,
    PermissionLevel Level,
    TradingMode Mode,
    IReadOnlyList<AccountNo> Accounts,
    DateTimeOffset MarketTime,
    TradingDay TradingDay,
    string Phase,
    string NextPhase,
    DateTimeOffset NextPhaseAt,
    IReadOnlyList<BridgeDocument> Bridges);
