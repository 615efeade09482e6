using Kiwoom.Persistence.Reading;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>Walks rows of <c>event_journal</c> page by page, so that no read stays open for long and holds up the writer's log.</summary>
internal sealed class SqliteRows : JournalRows
{
    private const int PageSize = 10_000;
    private const string Columns = "ordering, persistence_id, sequence_nr, manifest, payload, is_deleted, tags, serializer_id, created_at";

    private readonly SqliteStatement _page;
    private readonly bool _byStream;
    private long _next;
    private int _inPage = PageSize;
    private bool _open;

    private SqliteRows(SqliteConnection connection, string sql, bool byStream, long next)
    {
        _page = new SqliteStatement(connection, sql);
        _byStream = byStream;
        _next = next;
    }

    /// <summary>All streams, as they were committed.</summary>
    /// <param name="connection">A reader's.</param>
    /// <param name="after">The last ordering not wanted.</param>
    /// <param name="last">The last ordering wanted.</param>
    internal static SqliteRows All(SqliteConnection connection, long after = 0, long last = long.MaxValue)
    {
        var rows = new SqliteRows(connection, $"SELECT {Columns} FROM event_journal WHERE ordering >= ?1 AND ordering <= ?2 ORDER BY ordering LIMIT {PageSize}", byStream: false, after + 1);
        rows._page.Bind(2, last);
        return rows;
    }

    /// <summary>One stream, by sequence number.</summary>
    internal static SqliteRows Of(SqliteConnection connection, string persistenceId, long fromSequenceNr)
    {
        var rows = new SqliteRows(connection, $"SELECT {Columns} FROM event_journal WHERE sequence_nr >= ?1 AND persistence_id = ?2 ORDER BY sequence_nr LIMIT {PageSize}", byStream: true, fromSequenceNr);
        rows._page.Bind(2, persistenceId);
        return rows;
    }

    internal override long Ordering => _page.Int64(0);

    internal override ReadOnlySpan<byte> PersistenceId => _page.Bytes(1);

    internal override long SequenceNr => _page.Int64(2);

    internal override ReadOnlySpan<byte> Manifest => _page.Bytes(3);

    internal override ReadOnlySpan<byte> Payload => _page.Bytes(4);

    internal override bool IsDeleted => _page.Int64(5) != 0;

    internal override bool HasTags => !_page.IsNull(6);

    internal override long SerializerId => _page.Int64(7);

    internal override long CreatedAt => _page.Int64(8);

    internal override bool Read()
    {
        while (true)
        {
            if (!_open)
            {
                if (_inPage < PageSize)
                    return false;
                _page.Reset();
                _page.Bind(1, _next);
                _inPage = 0;
                _open = true;
            }

            if (_page.Step())
            {
                _inPage++;
                _next = (_byStream ? SequenceNr : Ordering) + 1;
                return true;
            }

            _page.Reset();
            _open = false;
        }
    }

    public override void Dispose() => _page.Dispose();
}
