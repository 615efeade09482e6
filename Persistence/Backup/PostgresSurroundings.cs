using Npgsql;

namespace Kiwoom.Persistence.Backup;

/// <summary>The environment in which PostgreSQL's own programs connect as Npgsql does with a connection string.</summary>
internal sealed class PostgresSurroundings : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private string? _passfile;

    private PostgresSurroundings()
    {
    }

    /// <summary>Names and values to add.</summary>
    internal Dictionary<string, string> Variables { get; } = [];

    internal static PostgresSurroundings Of(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var surroundings = new PostgresSurroundings();
        var variables = surroundings.Variables;
        variables["PGHOST"] = given.Host!;
        variables["PGPORT"] = given.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        variables["PGDATABASE"] = given.Database!;
        variables["PGUSER"] = given.Username!;
        variables["PGAPPNAME"] = "kiwoom backup";
        variables["PGSSLMODE"] = given.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            _ => "prefer",
        };
        if (given.RootCertificate is { Length: > 0 } root)
            variables["PGSSLROOTCERT"] = root;
        if (given.Password is { Length: > 0 } password)
            variables["PGPASSWORD"] = password;
        if (given.Passfile is { Length: > 0 } passfile)
            variables["PGPASSFILE"] = surroundings.Closed(passfile);
        return surroundings;
    }

    public void Dispose()
    {
        if (_passfile is not null)
            File.Delete(_passfile);
    }

    // PostgreSQL's programs pass over a passfile that others may read, as a container's secret is; a copy of it that they may not does.
    private string Closed(string passfile)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(passfile) & ~OwnerOnly) == 0)
            return passfile;

        _passfile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var copy = new FileStream(_passfile, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        using var original = File.OpenRead(passfile);
        original.CopyTo(copy);
        return _passfile;
    }
}
