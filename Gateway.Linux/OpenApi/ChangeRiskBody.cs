using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>A change of limits, as <see cref="Http.RiskRequest"/> reads it.</summary>
internal sealed record ChangeRiskBody
{
    /// <summary>New values by name; GET /api/risk lists the names.</summary>
    public IReadOnlyDictionary<string, decimal>? Limits { get; init; }

    /// <summary>The strategy whose own limits they are; the account's where left out.</summary>
    public StrategyId? StrategyId { get; init; }

    /// <summary>The whole new list of issues that may not be bought.</summary>
    public IReadOnlyList<Symbol>? RestrictedSymbols { get; init; }

    /// <summary>Whether the promotion stage allows real orders.</summary>
    public bool? RealTradingAllowed { get; init; }

    /// <summary>Whether an emergency stop sells the positions unless it says otherwise.</summary>
    public bool? LiquidateOnKillSwitch { get; init; }
}
