using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Risk;

/// <summary>The day's loss reached the limit: for the rest of the day only what reduces positions is let through.</summary>
/// <param name="Day">The trading day.</param>
/// <param name="Strategy">The strategy whose own limit it is; null for the account's.</param>
/// <param name="Loss">Won, marked to market; positive.</param>
/// <param name="Limit">Won.</param>
[EventName("daily_loss_limit_reached")]
public sealed record DailyLossLimitReached(TradingDay Day, StrategyId? Strategy, long Loss, long Limit) : AccountEvent;
