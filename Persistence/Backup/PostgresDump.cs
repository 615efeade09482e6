using System.Data;
using System.Diagnostics;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Replay;
using Npgsql;

namespace Kiwoom.Persistence.Backup;

/// <summary>Dumps a PostgreSQL journal's schema as it stands at one instant, and restores a dump, with PostgreSQL's own programs.</summary>
/// <remarks>The programs get the password by their environment or by a passfile, never by an argument.</remarks>
public sealed class PostgresDump
{
    /// <summary>The variable that names the directory of PostgreSQL's programs; they are looked for on <c>PATH</c> without it.</summary>
    public const string ProgramsVariable = "KIWOOM_POSTGRES_BIN";

    private readonly string _connectionString;
    private readonly PostgresPlace _place;

    /// <summary>For a journal by its connection string. Throws <see cref="InvalidDataException"/> for one that does not read.</summary>
    public PostgresDump(JournalAddress.InPostgres address)
    {
        ArgumentNullException.ThrowIfNull(address);
        (_connectionString, _place) = (address.ConnectionString, PostgresPlace.Parse(address.ConnectionString));
    }

    /// <summary>The schema that holds the journal.</summary>
    public string Schema => _place.Schema;

    /// <summary>Writes a dump (<c>--format=custom</c>) and gives where each stream ends in it. The role needs to read everything in the schema, sequences
    /// included: the owner, the writer or reader that the schema was made for, or one with <c>pg_read_all_data</c>. Throws <see cref="NpgsqlException"/>, <see cref="FileNotFoundException"/> where there is no journal,
    /// and <see cref="InvalidOperationException"/> with <c>pg_dump</c>'s words.</summary>
    /// <param name="target">An empty file to write to.</param>
    /// <param name="cancellation">Ends <c>pg_dump</c>.</param>
    public async Task<IReadOnlyList<StreamEnd>> Write(string target, CancellationToken cancellation = default)
    {
        var connection = await Open(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            PostgresSchema.DemandKnown(connection, _place);
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                // Both look at the database through one snapshot, which lasts as long as this transaction.
                var snapshot = (string)(await Scalar(connection, "SELECT pg_catalog.pg_export_snapshot()", cancellation).ConfigureAwait(false))!;
                var ends = await Ends(connection, cancellation).ConfigureAwait(false);
                await Run(
                    "pg_dump",
                    ["--format=custom", $"--snapshot={snapshot}", $"--schema={PostgresPlace.Quote(Schema)}", "--no-owner", "--no-privileges", "--no-password", $"--file={target}"],
                    cancellation).ConfigureAwait(false);
                return ends;
            }
        }
    }

    /// <summary>Whether the database has a schema of the journal's name.</summary>
    public async Task<bool> IsTaken(CancellationToken cancellation = default)
    {
        var connection = await Open(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1)", connection) { Parameters = { new() { Value = Schema } } };
            return (bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        }
    }

    /// <summary>Restores a dump in one transaction: whatever breaks off, nothing of it is there. Nobody but the role that restored it has a right on it then.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="cancellation">Ends <c>pg_restore</c>.</param>
    public async Task Read(string dump, CancellationToken cancellation = default)
    {
        var database = new NpgsqlConnectionStringBuilder(_connectionString).Database!;
        await Run("pg_restore", ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password", $"--dbname={database}", dump], cancellation).ConfigureAwait(false);
        var connection = await Open(cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var schema = PostgresPlace.Quote(Schema);
            await Scalar(
                connection,
                $"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC; REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC; REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC; SELECT 1",
                cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Takes a restored schema away again, where what was restored turned out to be something else.</summary>
    public async Task Drop()
    {
        var connection = await Open(CancellationToken.None).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            await Scalar(connection, $"DROP SCHEMA IF EXISTS {PostgresPlace.Quote(Schema)} CASCADE; SELECT 1", CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StreamEnd>> Ends(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var ends = new List<StreamEnd>();
        using var command = new NpgsqlCommand($"SELECT persistence_id, sequence_nr, hash FROM {PostgresPlace.Quote(Schema)}.journal_head", connection);
        using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            ends.Add(new StreamEnd(rows.GetString(0), rows.GetInt64(1), Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(2))));
        return [.. ends.OrderBy(e => e.PersistenceId, StringComparer.Ordinal)];
    }

    private async Task<NpgsqlConnection> Open(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { SearchPath = null, Pooling = false, ApplicationName = "kiwoom backup", IncludeErrorDetail = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task Run(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var path = Environment.GetEnvironmentVariable(ProgramsVariable) is { Length: > 0 } directory ? Path.Combine(directory, program) : program;
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardError = true };
        using var surroundings = PostgresSurroundings.Of(_connectionString);
        foreach (var (name, value) in surroundings.Variables)
            start.Environment[name] = value;

        using var process = Start(start);
        using var ended = cancellation.Register(process.Kill);
        var words = await process.StandardError.ReadToEndAsync(CancellationToken.None).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed with {process.ExitCode}: {words.Trim()}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new InvalidOperationException(
                $"{start.FileName} cannot be run ({fault.Message}): install PostgreSQL's client programs, of the server's version or later, or name their directory by {ProgramsVariable}", fault);
        }
    }
}
