using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>Streams' ends, held against the rows.</summary>
internal static class HeadRows
{
    /// <summary>Reads streams' ends and holds the last row of each against it. A stream where they differ comes with a fault instead: nothing may
    /// be chained to a row that is not the one that was written.</summary>
    internal static List<(string PersistenceId, StreamHead Head, JournalCorruptException? Fault)> Load(NpgsqlConnection connection, PostgresPlace place, IReadOnlyList<string> persistenceIds)
    {
        using var command = new NpgsqlCommand(
            $"""
            SELECT s.stream, h.sequence_nr, h.hash, r.sequence_nr, r.manifest, r.payload FROM (SELECT unnest($1::text[]) AS stream) AS s
            LEFT JOIN {place.QuotedSchema}.journal_head AS h ON h.persistence_id = s.stream
            LEFT JOIN LATERAL (SELECT sequence_nr, manifest, payload FROM {place.QuotedSchema}.event_journal WHERE persistence_id = s.stream ORDER BY sequence_nr DESC LIMIT 1) AS r ON true
            """,
            connection)
        { Parameters = { new() { Value = persistenceIds.ToArray() } } };
        using var reader = command.ExecuteReader();
        var heads = new List<(string PersistenceId, StreamHead Head, JournalCorruptException? Fault)>();
        while (reader.Read())
        {
            var persistenceId = reader.GetString(0);
            var head = reader.IsDBNull(1) ? StreamHead.Empty : new StreamHead(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
            var last = reader.IsDBNull(3) ? StreamHead.Empty : new StreamHead(
                reader.GetInt64(3), RowHash.Of(persistenceId, reader.GetInt64(3), reader.GetString(4), reader.GetFieldValue<byte[]>(5)));
            var fault = last.SequenceNr != head.SequenceNr
                ? new JournalCorruptException(persistenceId, Math.Min(last.SequenceNr, head.SequenceNr) + 1, $"the stream ends at #{last.SequenceNr}, its head says #{head.SequenceNr}")
                : !last.Hash.AsSpan().SequenceEqual(head.Hash) ? new JournalCorruptException(persistenceId, last.SequenceNr, "the last row is not the one whose hash the head has")
                : null;
            heads.Add((persistenceId, head, fault));
        }

        return heads;
    }
}
