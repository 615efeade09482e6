using Npgsql;

namespace Kiwoom.Specs.Postgres;

/// <summary>A journal's address as an operator writes it: the password stands in a passfile.</summary>
internal static class PostgresAddress
{
    /// <summary>Puts the password of a connection string into a passfile in a directory, and gives the rest.</summary>
    internal static string WithPassfile(string directory, string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var passfile = Path.Combine(directory, "pgpass");
        File.AppendAllText(passfile, $"{given.Host}:{given.Port}:{given.Database}:{given.Username}:{given.Password}\n");
        File.SetUnixFileMode(passfile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return $"Host={given.Host};Port={given.Port};Database={given.Database};Username={given.Username};Passfile={passfile}";
    }
}
