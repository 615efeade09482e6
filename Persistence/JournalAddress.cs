using Npgsql;

namespace Kiwoom.Persistence;

/// <summary>Which database a journal is in. As text: nothing or a path for SQLite, <c>postgresql:</c> followed by an Npgsql connection string for PostgreSQL, for
/// example <c>postgresql:Host=db;Database=kiwoom;Username=kiwoom_gateway;Passfile=/run/secrets/pgpass</c>.</summary>
/// <remarks>A password has no place in the text, because addresses stand in settings files, command lines and logs: it comes from a passfile
/// (<c>Passfile=</c> or <c>PGPASSFILE</c>) or from <c>PGPASSWORD</c>.</remarks>
public abstract record JournalAddress
{
    /// <summary>What a PostgreSQL address begins with.</summary>
    public const string PostgresPrefix = "postgresql:";

    private JournalAddress()
    {
    }

    /// <summary>A SQLite file.</summary>
    /// <param name="File">The file's full path.</param>
    public sealed record InSqlite(string File) : JournalAddress
    {
        /// <inheritdoc/>
        public override string ToString() => File;
    }

    /// <summary>A PostgreSQL database.</summary>
    /// <param name="ConnectionString">Npgsql's; it may hold a password where a program built it.</param>
    public sealed record InPostgres(string ConnectionString) : JournalAddress
    {
        /// <summary>Server and database, without user or password.</summary>
        public override string ToString()
        {
            var parts = new NpgsqlConnectionStringBuilder(ConnectionString);
            return $"{PostgresPrefix}//{parts.Host}:{parts.Port}/{parts.Database}";
        }
    }

    /// <summary>Reads an address. Throws <see cref="FormatException"/> that says what is wrong, without repeating the text.</summary>
    /// <param name="text">The address; null or blank for the journal file in <paramref name="dataDirectory"/>.</param>
    /// <param name="dataDirectory">Where a relative path starts.</param>
    public static JournalAddress Parse(string? text, string dataDirectory)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new InSqlite(JournalFile.In(dataDirectory));
        if (!text.StartsWith(PostgresPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return text.Contains('=', StringComparison.Ordinal)
                ? throw new FormatException($"a PostgreSQL journal's address begins with '{PostgresPrefix}', for example {PostgresPrefix}Host=127.0.0.1;Database=kiwoom;Username=kiwoom")
                : new InSqlite(JournalFile.In(Path.Combine(dataDirectory, text)));
        }

        return new InPostgres(Checked(text[PostgresPrefix.Length..]));
    }

    private static string Checked(string connectionString)
    {
        NpgsqlConnectionStringBuilder parts;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The fault may quote the value, and the value may be a password.
            throw new FormatException($"what follows '{PostgresPrefix}' is not an Npgsql connection string (Host=…;Database=…;Username=…)");
        }

        if (!string.IsNullOrEmpty(parts.Password))
            throw new FormatException("the journal's address holds a password: put it into a passfile (Passfile=/path, mode 0600) or into PGPASSWORD");
        if (string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Database) || string.IsNullOrEmpty(parts.Username))
            throw new FormatException("the journal's address needs Host, Database and Username");
        return parts.ConnectionString;
    }
}
