using System.Buffers;
using System.Diagnostics;
using Kiwoom.Actors.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Kiwoom.Benchmarks.Postgres;

/// <summary>The floor and the peer: the journal's row into a table with the journal's columns and indexes, without chain, heads or fence.</summary>
public sealed class PlainInserts(string database)
{
    private readonly string _database = new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ToString();
    private const string Manifest = "benchmark_executed.v1";
    private int _streams;

    public static byte[] Payload()
    {
        using var encoder = new EnvelopeEncoder(SampleExecution.Catalog);
        var payload = new ArrayBufferWriter<byte>();
        encoder.Encode(SampleExecution.At(1), RowHash.Genesis, payload);
        return payload.WrittenSpan.ToArray();
    }

    public async Task Prepare()
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            CREATE TABLE plain (ordering bigserial PRIMARY KEY, persistence_id varchar(255) NOT NULL, sequence_nr bigint NOT NULL, is_deleted boolean NOT NULL DEFAULT false,
                created_at bigint NOT NULL, manifest varchar(500) NOT NULL, payload bytea NOT NULL, tags varchar(100), serializer_id integer NOT NULL, UNIQUE (persistence_id, sequence_nr))
            """, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each client commits one row after the other by a prepared statement. Gives rows a second, and what each waited in microseconds.</summary>
    public async Task<(double PerSecond, double[] Waits)> SingleCommits(int clients, int rows)
    {
        var connections = new List<NpgsqlConnection>();
        try
        {
            var commands = new List<NpgsqlCommand>();
            for (var client = 0; client < clients; client++)
            {
                var connection = new NpgsqlConnection(_database);
                connections.Add(connection);
                await connection.OpenAsync();
                var command = new NpgsqlCommand("INSERT INTO plain (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) VALUES ($1, $2, $3, $4, $5, $6)", connection)
                {
                    Parameters =
                    {
                        new() { Value = NextStream() }, new() { Value = 0L }, new() { Value = DateTime.UtcNow.Ticks },
                        new() { Value = Manifest }, new() { Value = Payload() }, new() { Value = EventEnvelope.SerializerId },
                    },
                };
                await command.PrepareAsync();
                commands.Add(command);
            }

            var perClient = Math.Max(1, rows / clients);
            var start = Stopwatch.GetTimestamp();
            var waits = await Task.WhenAll(commands.Select(command => Task.Run(async () =>
            {
                var taken = new double[perClient];
                for (var number = 1L; number <= perClient; number++)
                {
                    command.Parameters[1].Value = number;
                    var began = Stopwatch.GetTimestamp();
                    await command.ExecuteNonQueryAsync();
                    taken[number - 1] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
                }

                return taken;
            })));
            return (perClient * clients / Stopwatch.GetElapsedTime(start).TotalSeconds, [.. waits.SelectMany(taken => taken)]);
        }
        finally
        {
            foreach (var connection in connections)
                await connection.DisposeAsync();
        }
    }

    /// <summary>Binary <c>COPY</c>, the fastest way that Npgsql has, with a commit after each batch. Gives rows a second.</summary>
    public async Task<double> Copies(int rows, int batch)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        var (stream, payload, createdAt, number) = (NextStream(), Payload(), DateTime.UtcNow.Ticks, 0L);
        var start = Stopwatch.GetTimestamp();
        while (number < rows)
        {
            await using var import = await connection.BeginBinaryImportAsync("COPY plain (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) FROM STDIN (FORMAT BINARY)");
            for (var i = 0; i < batch && number < rows; i++)
            {
                import.StartRow();
                import.Write(stream, NpgsqlDbType.Varchar);
                import.Write(++number, NpgsqlDbType.Bigint);
                import.Write(createdAt, NpgsqlDbType.Bigint);
                import.Write(Manifest, NpgsqlDbType.Varchar);
                import.Write(payload, NpgsqlDbType.Bytea);
                import.Write(EventEnvelope.SerializerId, NpgsqlDbType.Integer);
            }

            await import.CompleteAsync();
        }

        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private string NextStream() => $"account-{8_012_345_600 + _streams++}";
}
