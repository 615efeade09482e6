namespace Kiwoom.Persistence.Verification;

/// <summary>One thing that is wrong.</summary>
/// <param name="Outcome">What kind.</param>
/// <param name="PersistenceId">The stream; empty where rows are gone that no stream misses.</param>
/// <param name="SequenceNr">The row's place in it; 0 where it is not known.</param>
/// <param name="Ordering">The row's <c>ordering</c>; null for one that is not there.</param>
/// <param name="Description">What was found, for people.</param>
public sealed record VerifyFinding(VerifyOutcome Outcome, string PersistenceId, long SequenceNr, long? Ordering, string Description)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Outcome}: {PersistenceId} #{SequenceNr}{(Ordering is { } ordering ? $" (ordering {ordering})" : "")}: {Description}";
}
