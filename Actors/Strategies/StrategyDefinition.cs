using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Strategies;

/// <summary>A strategy as somebody started it.</summary>
/// <param name="Id">Its name; also the first part of its orders' ids.</param>
/// <param name="Kind">Which strategy, for example <c>momentum</c>.</param>
/// <param name="Account">The account it trades.</param>
/// <param name="Mode">Paper or real.</param>
/// <param name="Symbols">The issues it watches and trades.</param>
/// <param name="Parameters">Its parameters by name in snake case; those left out have their defaults.</param>
/// <param name="Budget">Won it may have at the market at once, at cost.</param>
/// <param name="Owner">Who started it; its orders are his.</param>
public sealed record StrategyDefinition(
    StrategyId Id,
    string Kind,
    AccountNo Account,
    TradingMode Mode,
    ImmutableArray<Symbol> Symbols,
    ImmutableSortedDictionary<string, long> Parameters,
    long Budget,
    UserId Owner);
