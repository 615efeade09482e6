using System.Data;
using Kiwoom.Persistence.Reading;
using Npgsql;
using NpgsqlTypes;

namespace Kiwoom.Persistence.Postgres;

/// <summary>Walks rows of <c>event_journal</c> page by page; the bytes of a row are copied into a buffer that the next row uses again.</summary>
internal sealed class PostgresRows : JournalRows
{
    private const int FirstPage = 256;
    private const int LargestPage = 8_192;
    private const int NameColumn = 1;
    private const int ManifestColumn = 3;
    private const int PayloadColumn = 4;

    // The texts as bytes, so that no strings are made of them.
    private const string Columns = """
        ordering, pg_catalog.convert_to(persistence_id, 'UTF8'), sequence_nr, pg_catalog.convert_to(manifest, 'UTF8'), payload, is_deleted, tags IS NOT NULL, serializer_id, created_at
        """;

    private readonly NpgsqlCommand _page;
    private readonly NpgsqlParameter<long> _from;
    private readonly bool _byStream;
    private NpgsqlDataReader? _reader;
    private readonly NpgsqlParameter<int> _size = new() { NpgsqlDbType = NpgsqlDbType.Integer, TypedValue = FirstPage };
    private int _inPage;
    private bool _hasBegun;
    private byte[] _name = [];
    private byte[] _manifest = [];
    private byte[] _payload = [];
    private int _nameLength;
    private int _manifestLength;
    private int _payloadLength;
    private long _ordering;
    private long _sequenceNr;

    private PostgresRows(NpgsqlConnection connection, string sql, bool byStream, long from, NpgsqlParameter second)
    {
        _from = new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = from };
        _page = new NpgsqlCommand(sql, connection) { Parameters = { _from, second, _size } };
        _byStream = byStream;
    }

    internal override long Ordering => _ordering;

    internal override ReadOnlySpan<byte> PersistenceId => _name.AsSpan(0, _nameLength);

    internal override long SequenceNr => _sequenceNr;

    internal override ReadOnlySpan<byte> Manifest => _manifest.AsSpan(0, _manifestLength);

    internal override ReadOnlySpan<byte> Payload => _payload.AsSpan(0, _payloadLength);

    internal override bool IsDeleted => _reader!.GetBoolean(5);

    internal override bool HasTags => _reader!.GetBoolean(6);

    internal override long SerializerId => _reader!.GetInt32(7);

    internal override long CreatedAt => _reader!.GetInt64(8);

    /// <summary>All streams, as they were committed.</summary>
    internal static PostgresRows All(NpgsqlConnection connection, PostgresPlace place, long after, long last) => new(
        connection,
        $"SELECT {Columns} FROM {place.QuotedSchema}.event_journal WHERE ordering >= $1 AND ordering <= $2 ORDER BY ordering LIMIT $3",
        byStream: false,
        after + 1,
        new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = last });

    /// <summary>One stream, by sequence number.</summary>
    internal static PostgresRows Of(NpgsqlConnection connection, PostgresPlace place, string persistenceId, long fromSequenceNr) => new(
        connection,
        $"SELECT {Columns} FROM {place.QuotedSchema}.event_journal WHERE sequence_nr >= $1 AND persistence_id = $2 ORDER BY sequence_nr LIMIT $3",
        byStream: true,
        fromSequenceNr,
        new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Varchar, TypedValue = persistenceId });

    internal override bool Read()
    {
        while (true)
        {
            if (_reader is null)
            {
                if (_hasBegun && _inPage < _size.TypedValue)
                    return false;

                // Many readers want a few rows; the rest of a page that is left early is still sent.
                _size.TypedValue = _hasBegun ? Math.Min(LargestPage, _size.TypedValue * 4) : FirstPage;
                (_inPage, _hasBegun) = (0, true);
                _reader = _page.ExecuteReader(CommandBehavior.SingleResult);
            }

            if (_reader.Read())
            {
                _inPage++;
                _ordering = _reader.GetInt64(0);
                _sequenceNr = _reader.GetInt64(2);
                _nameLength = Take(NameColumn, ref _name);
                _manifestLength = Take(ManifestColumn, ref _manifest);
                _payloadLength = Take(PayloadColumn, ref _payload);
                _from.TypedValue = (_byStream ? _sequenceNr : _ordering) + 1;
                return true;
            }

            _reader.Dispose();
            _reader = null;
        }
    }

    public override void Dispose()
    {
        _reader?.Dispose();
        _page.Dispose();
    }

    private int Take(int column, ref byte[] into)
    {
        var length = (int)_reader!.GetBytes(column, 0, null, 0, 0);
        if (into.Length < length)
            into = new byte[Math.Max(length, 2 * into.Length)];
        if (length > 0)
            _reader.GetBytes(column, 0, into, 0, length);
        return length;
    }
}
