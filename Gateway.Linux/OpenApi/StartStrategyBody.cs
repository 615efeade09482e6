using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>A strategy to start, as <see cref="Strategies.StrategyRequest"/> reads it.</summary>
internal sealed record StartStrategyBody
{
    /// <summary>Its name, unique; also the first part of its orders' ids.</summary>
    public required StrategyId StrategyId { get; init; }

    /// <summary>Which strategy, for example momentum.</summary>
    public required string Kind { get; init; }

    /// <summary>The account; may be left out by a caller who can use exactly one.</summary>
    public AccountNo? AccountNo { get; init; }

    /// <summary>The gateway's mode, which is also the default.</summary>
    public TradingMode? Mode { get; init; }

    /// <summary>The issues it watches and trades, 1 to 100.</summary>
    public required IReadOnlyList<Symbol> Symbols { get; init; }

    /// <summary>Its parameters by name; those left out have their defaults.</summary>
    public IReadOnlyDictionary<string, long>? Parameters { get; init; }

    /// <summary>Won it may have at the market at once, at cost.</summary>
    public required long Budget { get; init; }
}
