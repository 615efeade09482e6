using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Market;

namespace Kiwoom.Actors.Account;

/// <summary>What kind of instrument an issue is, as known when it was first ordered. Fees and taxes of every fill follow from it, so that a fill
/// costs the same whether market data has come back after a restart or not.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Board">Its board.</param>
/// <param name="Kind">Share, fund or other.</param>
[EventName("instrument_classified")]
public sealed record InstrumentClassified(
    Symbol Symbol,
    [property: JsonConverter(typeof(SnakeCaseEnumConverter<Board>))] Board Board,
    [property: JsonConverter(typeof(SnakeCaseEnumConverter<InstrumentKind>))] InstrumentKind Kind) : AccountEvent;
