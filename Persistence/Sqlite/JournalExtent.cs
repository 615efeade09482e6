using Microsoft.Data.Sqlite;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>What the journal held at one instant: a walk goes so far and no further, whatever is appended meanwhile.</summary>
/// <param name="LastOrdering">The newest row's ordering; 0 for an empty journal.</param>
/// <param name="Heads">Each stream's end, as <c>journal_head</c> has it.</param>
/// <param name="Assigned">The last ordering that the database ever gave out.</param>
internal sealed record JournalExtent(long LastOrdering, IReadOnlyDictionary<string, StreamHead> Heads, long Assigned)
{
    internal static JournalExtent Of(SqliteConnection connection)
    {
        JournalSchema.Execute(connection, "BEGIN");
        try
        {
            var last = JournalSchema.Number(connection, "SELECT max(ordering) FROM event_journal");
            var assigned = JournalSchema.Number(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'event_journal'");
            var heads = new Dictionary<string, StreamHead>();
            using var statement = new SqliteStatement(connection, "SELECT persistence_id, sequence_nr, hash FROM journal_head");
            while (statement.Step())
                heads.Add(statement.Text(0), new StreamHead(statement.Int64(1), statement.Bytes(2).ToArray()));
            return new JournalExtent(last, heads, assigned);
        }
        finally
        {
            JournalSchema.Execute(connection, "COMMIT");
        }
    }
}
