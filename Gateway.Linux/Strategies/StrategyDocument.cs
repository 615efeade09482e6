using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Strategies;

namespace Kiwoom.Gateway.Strategies;

/// <summary>A running strategy as clients see it.</summary>
/// <param name="StrategyId">Its name.</param>
/// <param name="Kind">Which strategy.</param>
/// <param name="AccountNo">The account it trades.</param>
/// <param name="Mode">Paper or real.</param>
/// <param name="Symbols">The issues it watches and trades.</param>
/// <param name="Parameters">Its parameters by name; those left out have their defaults.</param>
/// <param name="Budget">Won it may have at the market at once, at cost.</param>
/// <param name="UserId">Who started it.</param>
public sealed record StrategyDocument(
    StrategyId StrategyId,
    string Kind,
    AccountNo AccountNo,
    TradingMode Mode,
    IReadOnlyList<Symbol> Symbols,
    IReadOnlyDictionary<string, long> Parameters,
    long Budget,
    UserId UserId)
{
    /// <summary>Shows a strategy.</summary>
    public static StrategyDocument Of(StrategyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new StrategyDocument(
            definition.Id,
            definition.Kind,
            definition.Account,
            definition.Mode,
            definition.Symbols,
            definition.Parameters,
            definition.Budget,
            definition.Owner);
    }
}
