using Kiwoom.Persistence.Reading;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>A SQLite journal opened for reading. It holds no transaction between two pages, so that the writer's log does not grow behind a long walk.</summary>
/// <param name="connection">A reader's; goes with it.</param>
internal sealed class SqliteView(SqliteConnection connection) : JournalView
{
    private JournalExtent? _extent;

    internal override JournalExtent Extent => _extent ??= Load();

    internal override JournalRows All(long after = 0) => SqliteRows.All(connection, after, Extent.LastOrdering);

    internal override JournalRows Of(string persistenceId, long fromSequenceNr) => SqliteRows.Of(connection, persistenceId, fromSequenceNr);

    public override void Dispose() => connection.Dispose();

    private JournalExtent Load()
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
