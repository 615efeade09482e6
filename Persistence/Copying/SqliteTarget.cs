using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Persistence.Copying;

/// <summary>A SQLite file that a copy is written into.</summary>
internal sealed class SqliteTarget : CopyTarget
{
    private readonly IDisposable _lock;
    private readonly SqliteConnection _connection;
    private readonly WriterSession _session;

    private SqliteTarget(IDisposable @lock, SqliteConnection connection) =>
        (_lock, _connection, _session) = (@lock, connection, new WriterSession(connection, probe: null));

    internal override bool IsIncomplete => JournalSchema.Number(_connection, "PRAGMA user_version") == JournalSchema.IncompleteCopy;

    /// <summary>Opens it, and makes the file where there is none. Throws <see cref="JournalInUseException"/> while it has a writer.</summary>
    internal static SqliteTarget Open(string file)
    {
        var @lock = JournalLock.Take(file);
        try
        {
            return new SqliteTarget(@lock, JournalConnection.OpenWriter(file, TimeSpan.FromSeconds(5), create: true, evenIncomplete: true));
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    internal override (long LastOrdering, IReadOnlyDictionary<string, StreamHead> Ends) Load()
    {
        var ends = new Dictionary<string, StreamHead>();
        using var heads = new SqliteStatement(_connection, "SELECT persistence_id, sequence_nr, hash FROM journal_head");
        while (heads.Step())
            ends.Add(heads.Text(0), new StreamHead(heads.Int64(1), heads.Bytes(2).ToArray()));
        return (JournalSchema.Number(_connection, "SELECT coalesce(max(ordering), 0) FROM event_journal"), ends);
    }

    internal override void Begin(string from) => JournalSchema.Execute(_connection, $"PRAGMA user_version = {JournalSchema.IncompleteCopy}");

    internal override void Append(IReadOnlyList<CopiedRow> rows, IReadOnlyDictionary<string, (StreamHead Old, StreamHead New)> ends)
    {
        _session.Begin();
        try
        {
            foreach (var row in rows)
                _session.Insert(row.PersistenceIdUtf8, row.SequenceNr, row.CreatedAt, row.ManifestUtf8, row.Payload);
            foreach (var (persistenceId, end) in ends)
                _session.SaveHead(persistenceId, end.New);
            _session.Commit();
        }
        catch
        {
            _session.Rollback();
            throw;
        }
    }

    internal override void Complete() => JournalSchema.Execute(_connection, $"PRAGMA user_version = {JournalSchema.Version}");

    public override void Dispose()
    {
        _session.Dispose();
        _lock.Dispose();
    }
}
