using System.Globalization;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>The journal's tables in PostgreSQL: written out in <c>Schema/*.sql</c>, made at the first start or by an owner from the printed text.</summary>
public static class PostgresSchema
{
    internal const int Version = 1;
    private const int OldestServer = 140_000;

    // Two first starts at once: one makes the tables, the other one finds them.
    private const long CreationLock = 0x4B69_776F_6F6D_0001;

    /// <summary>The statements that make the tables, for an owner who keeps the writer from making them. To be run as the role that shall own them.</summary>
    /// <param name="schema">The schema; made where it is missing.</param>
    /// <param name="writer">The gateway's role; null where the owner is the writer.</param>
    /// <param name="reader">A role that may read; null for none.</param>
    public static string Sql(string schema, string? writer = null, string? reader = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(schema);
        return string.Join('\n', [
            $"CREATE SCHEMA IF NOT EXISTS {PostgresPlace.Quote(schema)};",
            Part("tables", schema), Part("functions", schema), Part("triggers", schema), Part("grants", schema),
            .. writer is null ? Array.Empty<string>() : [Part("writer", schema, writer)],
            .. reader is null ? Array.Empty<string>() : [Part("reader", schema, reader)]]);
    }

    /// <summary>Makes the tables where there are none. Throws <see cref="InvalidDataException"/> where that is not this role's right, and for a
    /// journal of another version.</summary>
    internal static void EnsureCreated(NpgsqlConnection connection, PostgresPlace place, bool evenIncomplete = false)
    {
        if (!Exists(connection, place))
        {
            try
            {
                using var transaction = connection.BeginTransaction();
                using (var @lock = new NpgsqlCommand("SELECT pg_catalog.pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = CreationLock } } })
                    @lock.ExecuteNonQuery();
                if (!Exists(connection, place))
                {
                    using var make = new NpgsqlCommand(Sql(place.Schema), connection);
                    make.ExecuteNonQuery();
                }

                transaction.Commit();
            }
            catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.DuplicateTable)
            {
                throw new InvalidDataException(
                    $"{place} has no journal, and this role may not make one there ({fault.MessageText}): have the database's owner run what './kiwoom journal schema' prints", fault);
            }
        }

        DemandKnown(connection, place, evenIncomplete);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> unless this is a whole journal of a known version on a server that is new enough.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="place">Where.</param>
    /// <param name="evenIncomplete">For a copy that is to be gone on with.</param>
    internal static void DemandKnown(NpgsqlConnection connection, PostgresPlace place, bool evenIncomplete = false)
    {
        if (connection.PostgreSqlVersion.Major * 10_000 < OldestServer)
            throw new InvalidDataException($"{place}: the server is PostgreSQL {connection.PostgreSqlVersion}; 14 or later is needed");
        if (!Exists(connection, place))
            throw new FileNotFoundException($"there is no journal at {place}");
        using var command = new NpgsqlCommand($"SELECT version, incomplete FROM {place.QuotedSchema}.journal_schema WHERE id = 1", connection);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            throw new InvalidDataException($"{place} has lost its version");
        if (reader.GetInt32(0) is var version && version != Version)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{place} has journal schema {version}; this program knows {Version}"));
        if (!evenIncomplete && !reader.IsDBNull(1))
            throw new InvalidDataException($"{place} is an incomplete copy ({reader.GetString(1)}): run the same './kiwoom journal copy' again");
    }

    private static bool Exists(NpgsqlConnection connection, PostgresPlace place)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.to_regclass($1) IS NOT NULL", connection) { Parameters = { new() { Value = $"{place.QuotedSchema}.journal_schema" } } };
        return (bool)command.ExecuteScalar()!;
    }

    private static string Part(string name, string schema, string? role = null)
    {
        using var stream = typeof(PostgresSchema).Assembly.GetManifestResourceStream($"Postgres.Schema.{name}.sql") ?? throw new InvalidOperationException($"{name}.sql is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Replace("{version}", Version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{schema}", PostgresPlace.Quote(schema), StringComparison.Ordinal)
            .Replace("{role}", role is null ? string.Empty : PostgresPlace.Quote(role), StringComparison.Ordinal);
    }
}
