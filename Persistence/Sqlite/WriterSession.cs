using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>The writer's connection with its prepared statements. One thread.</summary>
internal sealed class WriterSession : IDisposable
{
    private const int SnapshotsKept = 2;

    private readonly SqliteConnection _connection;
    private readonly ICommitProbe? _probe;
    private readonly List<SqliteStatement> _prepared = [];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _saveHead;
    private readonly SqliteStatement _loadHead;
    private readonly SqliteStatement _lastRow;
    private readonly SqliteStatement _lease;
    private readonly SqliteStatement _renewLease;
    private readonly SqliteStatement _saveSnapshot;
    private readonly SqliteStatement _dropSnapshots;

    internal WriterSession(SqliteConnection connection, ICommitProbe? probe)
    {
        _connection = connection;
        _probe = probe;
        _probe?.Opened(connection);
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _insert = Prepare("INSERT INTO event_journal (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        _saveHead = Prepare("INSERT INTO journal_head VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET sequence_nr = excluded.sequence_nr, hash = excluded.hash");
        _loadHead = Prepare("SELECT sequence_nr, hash FROM journal_head WHERE persistence_id = ?1");
        _lastRow = Prepare("SELECT sequence_nr, manifest, payload FROM event_journal WHERE persistence_id = ?1 ORDER BY sequence_nr DESC LIMIT 1");
        _lease = Prepare("SELECT holder, host, epoch, renewed_at FROM writer_lease WHERE id = 1");
        _renewLease = Prepare("UPDATE writer_lease SET holder = ?1, host = ?2, epoch = ?3, renewed_at = ?4 WHERE id = 1");
        _saveSnapshot = Prepare("INSERT OR REPLACE INTO snapshot_store (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        _dropSnapshots = Prepare($"DELETE FROM snapshot_store WHERE persistence_id = ?1 AND sequence_nr NOT IN (SELECT sequence_nr FROM snapshot_store WHERE persistence_id = ?1 ORDER BY sequence_nr DESC LIMIT {SnapshotsKept})");
    }

    internal bool IsInTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    internal void Begin() => _begin.Run();

    internal void Commit()
    {
        _probe?.BeforeCommit();
        _commit.Run();
        _probe?.AfterCommit();
    }

    internal void Rollback()
    {
        if (IsInTransaction)
            _rollback.Run();
    }

    internal void Insert(ReadOnlySpan<byte> persistenceId, long sequenceNr, long createdAt, ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> payload) =>
        _insert.BindText(1, persistenceId).Bind(2, sequenceNr).Bind(3, createdAt).BindText(4, manifest).BindBlob(5, payload).Bind(6, EventEnvelope.SerializerId).Run();

    internal void SaveHead(string persistenceId, StreamHead head) =>
        _saveHead.Bind(1, persistenceId).Bind(2, head.SequenceNr).BindBlob(3, head.Hash).Run();

    /// <summary>Reads a stream's end and holds its last row against it. Throws <see cref="JournalCorruptException"/> where they differ:
    /// nothing may be chained to a row that is not the one that was written.</summary>
    internal StreamHead LoadHead(string persistenceId)
    {
        try
        {
            var head = _loadHead.Bind(1, persistenceId).Step() ? new StreamHead(_loadHead.Int64(0), _loadHead.Bytes(1).ToArray()) : StreamHead.Empty;
            var last = StreamHead.Empty;
            if (_lastRow.Bind(1, persistenceId).Step())
            {
                var hash = new byte[RowHash.Size];
                RowHash.Compute(Encoding.UTF8.GetBytes(persistenceId), _lastRow.Int64(0), _lastRow.Bytes(1), _lastRow.Bytes(2), hash);
                last = new StreamHead(_lastRow.Int64(0), hash);
            }

            if (last.SequenceNr != head.SequenceNr)
                throw new JournalCorruptException(persistenceId, Math.Min(last.SequenceNr, head.SequenceNr) + 1, $"the stream ends at #{last.SequenceNr}, its head says #{head.SequenceNr}");
            if (!last.Hash.AsSpan().SequenceEqual(head.Hash))
                throw new JournalCorruptException(persistenceId, last.SequenceNr, "the last row is not the one whose hash the head has");
            return head;
        }
        finally
        {
            _loadHead.Reset();
            _lastRow.Reset();
        }
    }

    internal LeaseRow LoadLease()
    {
        try
        {
            return _lease.Step()
                ? new LeaseRow(_lease.Text(0), _lease.Text(1), _lease.Int64(2), _lease.Int64(3))
                : throw new InvalidDataException($"{_connection.DataSource} has lost its lease row");
        }
        finally
        {
            _lease.Reset();
        }
    }

    internal void SaveLease(LeaseRow lease) =>
        _renewLease.Bind(1, lease.Holder).Bind(2, lease.Host).Bind(3, lease.Epoch).Bind(4, lease.RenewedAt).Run();

    internal void SaveSnapshot(string persistenceId, StoredSnapshot snapshot, long createdAt)
    {
        _saveSnapshot.Bind(1, persistenceId).Bind(2, snapshot.SequenceNr).Bind(3, createdAt).Bind(4, snapshot.Manifest).BindBlob(5, snapshot.Payload).Bind(6, EventEnvelope.SerializerId).Run();
        _dropSnapshots.Bind(1, persistenceId).Run();
    }

    public void Dispose()
    {
        _prepared.ForEach(statement => statement.Dispose());
        _connection.Dispose();
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_connection, sql);
        _prepared.Add(statement);
        return statement;
    }
}
