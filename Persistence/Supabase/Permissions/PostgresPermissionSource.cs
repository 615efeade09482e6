using System.Net;
using Npgsql;

namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>Reads permissions over a direct connection to PostgreSQL and listens on the channel <c>kiwoom_permissions</c>, which triggers of both
/// tables notify: a change is known as soon as it is committed.</summary>
/// <remarks>A pooler in transaction mode forwards no notifications; behind one, changes are found by looking again only.</remarks>
public sealed class PostgresPermissionSource : IPermissionSource
{
    /// <summary>The channel's name.</summary>
    public const string Channel = "kiwoom_permissions";

    private const int PatienceSeconds = 5;
    private readonly string _connection;
    private readonly TimeSpan _lookAgain;
    private readonly TimeProvider _clock;

    /// <summary>Prepares to connect. Throws <see cref="FormatException"/>, without the text, for one that is no connection string or does not
    /// protect the connection.</summary>
    /// <param name="connection">As Npgsql takes it. Beyond the loopback address the server's certificate must be verified.</param>
    /// <param name="lookAgain">After how long without a notification everything is read again, which also finds a dead connection.</param>
    /// <param name="clock">The machine's clock.</param>
    public PostgresPermissionSource(string connection, TimeSpan lookAgain, TimeProvider clock)
    {
        var builder = Parse(connection);
        if (!IsLoopback(builder.Host) && builder.SslMode is not (SslMode.VerifyCA or SslMode.VerifyFull))
            throw new FormatException("the connection leaves this machine: add 'SSL Mode=VerifyFull;Root Certificate=FILE', so that nobody in between can give out permissions");

        builder.Pooling = false;
        builder.Timeout = builder.CommandTimeout = PatienceSeconds;
        builder.ApplicationName = "kiwoom-gateway permissions";
        builder.IncludeErrorDetail = false;
        _connection = builder.ToString();
        _lookAgain = lookAgain;
        _clock = clock;
        Description = $"PostgreSQL {builder.Host}:{builder.Port}/{builder.Database}";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public async Task<IPermissionSession> Open(CancellationToken cancellation)
    {
        var session = new PostgresPermissionSession(_connection, _lookAgain, _clock);
        try
        {
            await session.Begin(cancellation).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // What Npgsql says of a wrong string may quote it.
    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection);
            if (!string.IsNullOrWhiteSpace(builder.Host))
                return builder;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            throw new FormatException("not a connection string: 'Host=…;Port=5432;Database=postgres;Username=…;Password=…;SSL Mode=VerifyFull;Root Certificate=…' is wanted");
        }

        throw new FormatException("the connection string names no Host");
    }

    private static bool IsLoopback(string? host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
