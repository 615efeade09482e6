using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Kiwoom.Persistence.Postgres;

/// <summary>The writer's connection with its prepared statements. One thread.</summary>
internal sealed class PostgresSession : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly PostgresPlace _place;
    private readonly NpgsqlCommand _append;
    private readonly NpgsqlParameter<string> _holder = new() { NpgsqlDbType = NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long> _epoch = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<string[]> _streams = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<long[]> _oldNumbers = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<byte[][]> _oldHashes = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
    private readonly NpgsqlParameter<long[]> _newNumbers = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<byte[][]> _newHashes = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
    private readonly NpgsqlParameter<List<string>> _rowStreams = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<List<long>> _rowNumbers = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<List<long>> _rowCreatedAt = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter<List<string>> _rowManifests = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
    private readonly NpgsqlParameter<ReadOnlyMemory<byte>[]> _rowPayloads = new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
    private bool _hasLock;

    private PostgresSession(NpgsqlConnection connection, PostgresPlace place)
    {
        _connection = connection;
        _place = place;
        _append = new NpgsqlCommand($"SELECT {place.QuotedSchema}.append_events($1, $2, {EventEnvelope.SerializerId}, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", connection)
        {
            Parameters = { _holder, _epoch, _streams, _oldNumbers, _oldHashes, _newNumbers, _newHashes, _rowStreams, _rowNumbers, _rowCreatedAt, _rowManifests, _rowPayloads },
        };
        _append.Prepare();
    }

    /// <summary>Whether the server still serves this session, as far as is known here.</summary>
    internal bool IsOpen => _connection.State == System.Data.ConnectionState.Open;

    /// <summary>Connects and looks at the journal there. Throws <see cref="NpgsqlException"/>, <see cref="InvalidDataException"/> or
    /// <see cref="FileNotFoundException"/>.</summary>
    /// <param name="place">Where.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="create">Whether the tables are made where there are none.</param>
    /// <param name="evenIncomplete">Whether an incomplete copy will do.</param>
    internal static PostgresSession Open(PostgresPlace place, PostgresJournalOptions options, bool create, bool evenIncomplete = false)
    {
        var connection = new NpgsqlConnection(place.ForWriter(options));
        try
        {
            connection.Open();

            // A journal's commit is synced, whatever the role's defaults are; where they ask for more (replicas), that stays.
            using (var settings = new NpgsqlCommand("""
                SELECT pg_catalog.set_config('lock_timeout', $1, false), pg_catalog.set_config('idle_in_transaction_session_timeout', $2, false),
                    pg_catalog.set_config('search_path', '', false), pg_catalog.set_config('statement_timeout', '0', false),
                    pg_catalog.set_config('synchronous_commit', CASE pg_catalog.current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE pg_catalog.current_setting('synchronous_commit') END, false)
                """, connection))
            {
                settings.Parameters.Add(new() { Value = Milliseconds(options.LockTimeout) });
                settings.Parameters.Add(new() { Value = Milliseconds(options.AnswerTimeout) });
                settings.ExecuteNonQuery();
            }

            if (create)
                PostgresSchema.EnsureCreated(connection, place, evenIncomplete);
            else
                PostgresSchema.DemandKnown(connection, place, evenIncomplete);
            return new PostgresSession(connection, place);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A setting of the server's, for people to be told of.</summary>
    internal string Setting(string name)
    {
        using var command = Command("SELECT pg_catalog.current_setting($1)", name);
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Takes the lock that ends with this session; true also where this session has it already.</summary>
    internal bool TryLock()
    {
        if (_hasLock)
            return true;
        using var command = Command("SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('kiwoom journal writer of ' || $1, 0))", _place.Schema);
        return _hasLock = (bool)command.ExecuteScalar()!;
    }

    internal LeaseRow LoadLease()
    {
        using var command = Command($"SELECT holder, host, epoch, renewed_at FROM {_place.QuotedSchema}.writer_lease WHERE id = 1");
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new LeaseRow(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3))
            : throw new InvalidDataException($"{_place} has lost its lease row");
    }

    /// <summary>Takes the lease from whom it was seen with; waits for that one's append in flight. Gives the new epoch, or null when the lease
    /// changed meanwhile.</summary>
    internal long? TakeLease(LeaseRow seen, string holder, string host, long now)
    {
        using var command = Command($"SELECT {_place.QuotedSchema}.take_lease($1, $2, $3, $4, $5)", seen.Holder, seen.Epoch, holder, host, now);
        return command.ExecuteScalar() as long?;
    }

    /// <summary>Renews the lease, or gives it up for an empty new holder.</summary>
    internal void RenewLease(string holder, long epoch, string newHolder, string newHost, long now)
    {
        using var command = Command($"SELECT {_place.QuotedSchema}.renew_lease($1, $2, $3, $4, $5)", holder, epoch, newHolder, newHost, now);
        command.ExecuteNonQuery();
    }

    /// <summary>Sends a group: one statement, one round trip, one transaction.</summary>
    internal Task Append(GroupRows group, string holder, long epoch)
    {
        _holder.TypedValue = holder;
        _epoch.TypedValue = epoch;
        _streams.TypedValue = [.. group.Ends.Keys];
        _oldNumbers.TypedValue = [.. group.Ends.Values.Select(ends => ends.Old.SequenceNr)];
        _oldHashes.TypedValue = [.. group.Ends.Values.Select(ends => ends.Old.Hash)];
        _newNumbers.TypedValue = [.. group.Ends.Values.Select(ends => ends.New.SequenceNr)];
        _newHashes.TypedValue = [.. group.Ends.Values.Select(ends => ends.New.Hash)];
        _rowStreams.TypedValue = group.RowStreams;
        _rowNumbers.TypedValue = group.RowNumbers;
        _rowCreatedAt.TypedValue = group.RowCreatedAt;
        _rowManifests.TypedValue = group.RowManifests;
        _rowPayloads.TypedValue = group.Payloads();
        return _append.ExecuteNonQueryAsync();
    }

    /// <summary>Says that this journal is a copy that has not come to its end, or with null that it is whole.</summary>
    internal void MarkCopy(string holder, long epoch, string? incomplete)
    {
        using var command = Command($"SELECT {_place.QuotedSchema}.mark_copy($1, $2, $3)", holder, epoch, (object?)incomplete ?? DBNull.Value);
        command.Parameters[2].NpgsqlDbType = NpgsqlDbType.Text;
        command.ExecuteNonQuery();
    }

    /// <summary>Whether this journal is a copy that has not come to its end.</summary>
    internal bool IsIncompleteCopy()
    {
        using var command = Command($"SELECT incomplete IS NOT NULL FROM {_place.QuotedSchema}.journal_schema WHERE id = 1");
        return command.ExecuteScalar() is true;
    }

    /// <summary>The last ordering given out, and every stream's end.</summary>
    internal (long LastOrdering, Dictionary<string, StreamHead> Ends) LoadExtent()
    {
        using var last = Command($"SELECT last_ordering FROM {_place.QuotedSchema}.journal_extent WHERE id = 1");
        var ordering = (long)last.ExecuteScalar()!;
        using var command = Command($"SELECT persistence_id, sequence_nr, hash FROM {_place.QuotedSchema}.journal_head");
        return (ordering, ReadEnds(command));
    }

    /// <summary>Writes and takes back as much as an append may need; throws what an append would throw where there is no room.</summary>
    internal void DemandRoom()
    {
        using var command = Command($"SELECT {_place.QuotedSchema}.demand_room()");
        command.ExecuteNonQuery();
    }

    internal void SaveSnapshot(string holder, long epoch, string persistenceId, StoredSnapshot snapshot, long createdAt)
    {
        using var command = Command(
            $"SELECT {_place.QuotedSchema}.save_snapshot($1, $2, $3, {EventEnvelope.SerializerId}, $4, $5, $6, $7)",
            holder, epoch, createdAt, persistenceId, snapshot.SequenceNr, snapshot.Manifest, snapshot.Payload);
        command.ExecuteNonQuery();
    }

    /// <summary>The ends of streams as <c>journal_head</c> has them; those without one are left out.</summary>
    internal Dictionary<string, StreamHead> LoadEnds(IEnumerable<string> persistenceIds)
    {
        using var command = Command($"SELECT persistence_id, sequence_nr, hash FROM {_place.QuotedSchema}.journal_head WHERE persistence_id = ANY ($1)", (object)persistenceIds.ToArray());
        return ReadEnds(command);
    }

    /// <summary>The ends of streams, held against their last rows; see <see cref="HeadRows"/>.</summary>
    internal List<(string PersistenceId, StreamHead Head, JournalCorruptException? Fault)> LoadHeads(IReadOnlyList<string> persistenceIds) =>
        HeadRows.Load(_connection, _place, persistenceIds);

    public void Dispose()
    {
        _append.Dispose();
        _connection.Dispose();
    }

    private static Dictionary<string, StreamHead> ReadEnds(NpgsqlCommand command)
    {
        using var reader = command.ExecuteReader();
        var ends = new Dictionary<string, StreamHead>();
        while (reader.Read())
            ends.Add(reader.GetString(0), new StreamHead(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
        return ends;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static string Milliseconds(TimeSpan duration) => ((long)duration.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
