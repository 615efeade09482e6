using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Risk;

/// <summary>Changes limits by name (<see cref="RiskLimitNames"/>); those not named stay. Only for an admin. Answered with <see cref="RiskAnswer"/>.</summary>
/// <param name="Cause">Command id and user.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="Limits">New values by name.</param>
/// <param name="Strategy">The strategy whose own limits they are; null for the account's.</param>
/// <param name="RestrictedSymbols">The whole new list; null leaves it. Account only.</param>
/// <param name="RealTradingAllowed">Whether the promotion stage allows real orders; null leaves it. Account only.</param>
/// <param name="LiquidateOnKillSwitch">Whether an emergency stop sells; null leaves it. Account only.</param>
public sealed record ChangeRiskLimits(
    Cause Cause,
    Caller Caller,
    AccountNo Account,
    IReadOnlyDictionary<string, decimal> Limits,
    StrategyId? Strategy = null,
    IReadOnlyList<Symbol>? RestrictedSymbols = null,
    bool? RealTradingAllowed = null,
    bool? LiquidateOnKillSwitch = null) : ICommand;
