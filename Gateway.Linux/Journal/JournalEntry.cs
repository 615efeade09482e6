using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Journal;

/// <summary>One event of the journal as it was written.</summary>
/// <param name="SequenceNr">1-based, gap-free within the stream.</param>
/// <param name="At">The instant of the decision (UTC), on the market clock.</param>
/// <param name="Event">The event's name and schema version, for example <c>order_placed.v1</c>.</param>
/// <param name="CommandId">The command it follows from.</param>
/// <param name="UserId">The user behind it; null for the system and the broker.</param>
/// <param name="StrategyId">The strategy behind it, if one was.</param>
/// <param name="Data">The event's fields.</param>
public sealed record JournalEntry(
    long SequenceNr,
    DateTimeOffset At,
    string Event,
    CommandId CommandId,
    UserId? UserId,
    StrategyId? StrategyId,
    JsonElement Data);
