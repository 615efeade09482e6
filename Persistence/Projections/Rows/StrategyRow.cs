using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>strategies</c>: a strategy as it was started last.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Account">The account it trades.</param>
/// <param name="Kind">Which strategy, for example <c>momentum</c>.</param>
/// <param name="Mode">Paper or real.</param>
/// <param name="State"><c>running</c> or <c>stopped</c>.</param>
/// <param name="Symbols">The issues it watches and trades.</param>
/// <param name="Parameters">Its parameters by name.</param>
/// <param name="Budget">Won it may have at the market at once, at cost.</param>
/// <param name="UserId">Who started it.</param>
/// <param name="StartedAt">When (UTC).</param>
/// <param name="StoppedAt">When it was stopped (UTC); null while it runs.</param>
public sealed record StrategyRow(
    StrategyId Strategy,
    AccountNo Account,
    string Kind,
    TradingMode Mode,
    string State,
    ImmutableArray<Symbol> Symbols,
    ImmutableSortedDictionary<string, long> Parameters,
    long Budget,
    UserId? UserId,
    DateTimeOffset StartedAt,
    DateTimeOffset? StoppedAt) : MirrorRow
{
    /// <summary>It runs.</summary>
    public const string Running = "running";

    /// <summary>It was stopped.</summary>
    public const string Stopped = "stopped";

    /// <inheritdoc/>
    public override RowKey GetKey() => new(Strategy.Value);
}
