namespace Kiwoom.Persistence.Reading;

/// <summary>What the journal held at one instant: a walk goes so far and no further, whatever is appended meanwhile.</summary>
/// <param name="LastOrdering">The newest row's ordering; 0 for an empty journal.</param>
/// <param name="Heads">Each stream's end, as <c>journal_head</c> has it.</param>
/// <param name="Assigned">The last ordering that the database ever gave out, where it gives out every number to a row that stays; null where
/// a transaction that is rolled back takes its numbers with it, as in PostgreSQL.</param>
internal sealed record JournalExtent(long LastOrdering, IReadOnlyDictionary<string, StreamHead> Heads, long? Assigned)
{
    /// <summary>Rows of all streams.</summary>
    internal long Events => Heads.Values.Sum(head => head.SequenceNr);
}
