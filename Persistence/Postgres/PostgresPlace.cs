using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>Which database and schema a journal is in, and how connections to it are made. Shows no password.</summary>
public sealed class PostgresPlace
{
    /// <summary>The schema where none is named.</summary>
    public const string DefaultSchema = "journal";

    private const int LongestName = 63;
    private readonly NpgsqlConnectionStringBuilder _given;

    private PostgresPlace(NpgsqlConnectionStringBuilder given, string schema)
    {
        _given = given;
        Schema = schema;
        QuotedSchema = Quote(schema);
    }

    /// <summary>The schema that holds the tables.</summary>
    public string Schema { get; }

    /// <summary>The schema as it stands in a statement.</summary>
    internal string QuotedSchema { get; }

    /// <summary>Reads a connection string, as Npgsql takes it. Throws <see cref="InvalidDataException"/>, which does not repeat it.</summary>
    /// <param name="connectionString">Host, port, database, user and the rest. <c>Search Path</c> names the schema; <see cref="DefaultSchema"/> where it
    /// is left out.</param>
    public static PostgresPlace Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            var schema = given.SearchPath is { Length: > 0 } path ? path.Trim().Trim('"') : DefaultSchema;
            if (schema.Length is 0 or > LongestName || schema.AsSpan().ContainsAny(",\"\0") || schema.StartsWith("pg_", StringComparison.Ordinal))
                throw new InvalidDataException($"'Search Path' names the journal's one schema: 1 to {LongestName} characters, no comma, not beginning with 'pg_'");
            return given.Host is { Length: > 0 }
                ? new PostgresPlace(given, schema)
                : throw new InvalidDataException("the journal's connection string names no host: 'Host=…;Database=…;Username=…' is needed");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or NotSupportedException or KeyNotFoundException)
        {
            // Npgsql's own words may hold a piece of the string, and so of the password: they go no further.
            throw new InvalidDataException("the journal's connection string does not read; 'Host=…;Port=5432;Database=…;Username=…' is the form, each value with ';', '=' or quotes in it in quotes");
        }
    }

    /// <summary>Host, database and schema, for people.</summary>
    public override string ToString() => $"PostgreSQL {_given.Host}:{_given.Port}/{_given.Database ?? _given.Username}, schema {Schema}";

    /// <summary>Gives a name as it stands in a statement.</summary>
    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>For the one writer: a connection of its own, that is never shared and notices a peer that is gone.</summary>
    internal string ForWriter(PostgresJournalOptions options) => With("kiwoom journal writer", pooling: false, options).ToString();

    /// <summary>For readers beside it.</summary>
    internal string ForReader(PostgresJournalOptions options) => With("kiwoom journal reader", pooling: true, options).ToString();

    /// <summary>For what Akka's own plugin reads beside both.</summary>
    internal string ForPlugin(PostgresJournalOptions options) => With("kiwoom akka plugin", pooling: true, options).ToString();

    private NpgsqlConnectionStringBuilder With(string name, bool pooling, PostgresJournalOptions options) => new(_given.ToString())
    {
        SearchPath = null,
        ApplicationName = _given.ApplicationName is { Length: > 0 } own ? $"{own} ({name})" : name,
        Pooling = pooling,
        MaxPoolSize = 8,
        ConnectionIdleLifetime = 30,
        Multiplexing = false,
        Enlist = false,
        PersistSecurityInfo = false,
        IncludeErrorDetail = false,
        LogParameters = false,
        TcpKeepAlive = true,
        TcpKeepAliveTime = 5,
        TcpKeepAliveInterval = 2,
        Timeout = Seconds(options.ConnectTimeout),
        CommandTimeout = Seconds(options.AnswerTimeout),
        CancellationTimeout = 1_000,

        // Groups and pages of some hundred kilobytes, in a few calls of the operating system.
        ReadBufferSize = 128 * 1024,
        WriteBufferSize = 128 * 1024,
    };

    private static int Seconds(TimeSpan duration) => Math.Clamp((int)Math.Ceiling(duration.TotalSeconds), 1, 1_000);
}
