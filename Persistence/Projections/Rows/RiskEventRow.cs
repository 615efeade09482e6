using Kiwoom.Actors.Identity;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>risk_events</c>: something that a person who watches risk wants to see.</summary>
/// <param name="Account">The account.</param>
/// <param name="SequenceNr">The event's place in the account's stream.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Kind">What, in snake case.</param>
/// <param name="ClientOrderId">The order; null where it is about none.</param>
/// <param name="Symbol">The issue; null where it is about none.</param>
/// <param name="UserId">Who; null for the system and the broker.</param>
/// <param name="Text">A sentence for people.</param>
/// <param name="Details">The event's own fields.</param>
public sealed record RiskEventRow(
    AccountNo Account,
    long SequenceNr,
    DateTimeOffset At,
    string Kind,
    ClientOrderId? ClientOrderId,
    Symbol? Symbol,
    UserId? UserId,
    string? Text,
    RawJson Details) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Account.Value, Number: SequenceNr);
}
