using System.Globalization;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Supabase;
using Npgsql;

namespace Kiwoom.Gateway.Mirror;

/// <summary>Section <c>mirror</c> of <c>gateway.json</c>: where the journal's projections are written, by a direct connection or by REST.</summary>
public sealed record MirrorSettings
{
    /// <summary>The variable that may hold the secret key instead of a file.</summary>
    public const string SecretVariable = "KIWOOM_MIRROR_SECRET_KEY";

    private const int MostRowsPerSecond = 100_000;

    // Supabase ends a request after 8 seconds.
    private const int MostEventsByRest = 250;

    /// <summary>Npgsql's connection string, without a password: that comes from a passfile (<c>Passfile=</c> or <c>PGPASSFILE</c>) or from <c>PGPASSWORD</c>.
    /// Null for REST.</summary>
    public string? Postgres { get; init; }

    /// <summary>Address of the REST interface, for example <c>https://PROJECT.supabase.co/rest/v1</c>. Null for a direct connection.</summary>
    public string? Url { get; init; }

    /// <summary>The file that holds the project's secret key, relative to the data directory; the variable <see cref="SecretVariable"/> where left out.</summary>
    public string? SecretKeyFile { get; init; }

    /// <summary>Changes of rows a second that Supabase Realtime has to carry; null for no limit.</summary>
    public int? RowsPerSecond { get; init; } = new ProjectionOptions().RowsPerSecond;

    /// <summary>Whether prices are mirrored too.</summary>
    public bool Prices { get; init; } = true;

    /// <summary>The runner's bounds.</summary>
    public ProjectionOptions Options()
    {
        var options = new ProjectionOptions { RowsPerSecond = RowsPerSecond };
        return Url is null ? options : options with { MostEvents = MostEventsByRest };
    }

    /// <summary>Throws <see cref="InvalidDataException"/> that names everything that is wrong, and repeats no secret.</summary>
    public void Validate()
    {
        var errors = new List<string>();
        if (Postgres is null == Url is null)
            errors.Add("needs either postgres (a connection string) or url (of the REST interface)");
        if (Postgres is not null)
            errors.AddRange(ErrorsIn(Postgres));
        if (Url is not null && (Uri.TryCreate(Url, UriKind.Absolute, out var url) ? RestTarget.WhyNot(url) : "is no address") is { } wrong)
            errors.Add($"url {wrong}");
        if (SecretKeyFile is not null && Url is null)
            errors.Add("secret_key_file is for url; a direct connection's password stands in a passfile");
        if (RowsPerSecond is < 1 or > MostRowsPerSecond)
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"rows_per_second is null or 1 to {MostRowsPerSecond}"));
        if (errors.Count > 0)
            throw new InvalidDataException($"{GatewaySettings.FileName}: {string.Join("; ", errors.Select(e => $"mirror.{e}"))}");
    }

    /// <summary>Makes the target. Nothing is connected yet. Throws <see cref="InvalidDataException"/> for a key that is missing or none.</summary>
    /// <param name="dataDirectory">Where a relative file is.</param>
    public IProjectionTarget Open(string dataDirectory)
    {
        Validate();
        return Postgres is not null ? new DirectTarget(Postgres) : new RestTarget(new Uri(Url!), Key(dataDirectory));
    }

    /// <summary>The same database as the place for signed heads. Nothing is connected yet. Throws <see cref="InvalidDataException"/> for a key that is missing or none.</summary>
    /// <param name="dataDirectory">Where a relative file is.</param>
    public IHeadTable OpenHeads(string dataDirectory) => (IHeadTable)Open(dataDirectory);

    private static IEnumerable<string> ErrorsIn(string connectionString)
    {
        NpgsqlConnectionStringBuilder parts;
        try
        {
            parts = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The fault may quote a password.
            return ["postgres is not an Npgsql connection string (Host=…;Database=…;Username=kiwoom_mirror;Passfile=…)"];
        }

        return !string.IsNullOrEmpty(parts.Password) ? ["postgres holds a password: put it into a passfile (Passfile=/path, mode 0600) or into PGPASSWORD"]
            : string.IsNullOrEmpty(parts.Host) || string.IsNullOrEmpty(parts.Database) || string.IsNullOrEmpty(parts.Username) ? ["postgres needs Host, Database and Username"]
            : [];
    }

    private SecretKey Key(string dataDirectory)
    {
        if (SecretKeyFile is null)
            return SecretKey.Parse(Environment.GetEnvironmentVariable(SecretVariable), $"mirror.secret_key_file is not set, and the variable {SecretVariable}");
        var path = Path.Combine(dataDirectory, SecretKeyFile);
        return File.Exists(path)
            ? SecretKey.Parse(File.ReadAllText(path), $"mirror.secret_key_file: {path}")
            : throw new InvalidDataException($"{GatewaySettings.FileName}: mirror.secret_key_file: {path} is not there");
    }
}
