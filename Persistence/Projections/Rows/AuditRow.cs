using Kiwoom.Actors.Identity;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>audit_log</c>: one event of the journal, with its hashes.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="SequenceNr">The event's place in it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Event">Its manifest, for example <c>order_placed.v1</c>.</param>
/// <param name="Account">The account; null for streams of none.</param>
/// <param name="Command">The command it follows from.</param>
/// <param name="UserId">Who; null for the system and the broker.</param>
/// <param name="Strategy">Which strategy; null for none.</param>
/// <param name="Data">The event's own fields.</param>
/// <param name="Hash">The journal row's SHA-256, 64 hexadecimal digits.</param>
/// <param name="PrevHash">Its predecessor's; 64 zeros in a stream's first row.</param>
public sealed record AuditRow(
    string Stream,
    long SequenceNr,
    DateTimeOffset At,
    string Event,
    AccountNo? Account,
    CommandId Command,
    UserId? UserId,
    StrategyId? Strategy,
    RawJson Data,
    string Hash,
    string PrevHash) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Stream, Number: SequenceNr);
}
