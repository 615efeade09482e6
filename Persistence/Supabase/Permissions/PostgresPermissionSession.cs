using Npgsql;

namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>One connection that listens.</summary>
internal sealed class PostgresPermissionSession : IPermissionSession
{
    private static readonly string _begin = $"set default_transaction_read_only = on; set search_path = ''; listen {PostgresPermissionSource.Channel}";

    // A policy that hides rows looks like permissions that nobody has.
    private const string Hiding = "select row_security_active('public.trading_permissions') or row_security_active('public.account_members')";

    // One statement, hence one snapshot of both tables. Instants are kept within what the runtime can hold.
    private static readonly string _read = $"""
        select p.user_id::text, p.level::text,
               case when p.valid_until is not null
                    then greatest('0001-01-02 00:00+00'::timestamptz, least('9999-12-30 00:00+00'::timestamptz, p.valid_until)) end,
               array(select m.account::text from public.account_members m where m.user_id = p.user_id order by m.account limit {PermissionList.MostRows})
        from public.trading_permissions p limit {PermissionList.MostRows + 1}
        """;

    private readonly NpgsqlConnection _connection;
    private readonly TimeSpan _lookAgain;
    private readonly TimeProvider _clock;
    private bool _mayHide;
    private int _heard;

    internal PostgresPermissionSession(string connection, TimeSpan lookAgain, TimeProvider clock)
    {
        _connection = new NpgsqlConnection(connection);
        _lookAgain = lookAgain;
        _clock = clock;

        // A notification may also arrive with the answer to a query, where nothing waits for it.
        _connection.Notification += (_, _) => Volatile.Write(ref _heard, 1);
    }

    /// <inheritdoc/>
    public async Task<PermissionList> Read(CancellationToken cancellation)
    {
        Volatile.Write(ref _heard, 0);
        var rows = new PermissionRows();
        var command = new NpgsqlCommand(_read, _connection);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                if (!reader.HasRows && _mayHide)
                    rows.PassOver("there are no rows, or row-level security hides all from the gateway's database role");

                for (var count = 1; await reader.ReadAsync(cancellation).ConfigureAwait(false); count++)
                {
                    if (count > PermissionList.MostRows)
                        throw new InvalidDataException($"trading_permissions has more than {PermissionList.MostRows} rows");

                    var user = reader.GetString(0);
                    rows.AddPermission(user, reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : Utc(reader.GetDateTime(2)));
                    foreach (var account in reader.GetFieldValue<string[]>(3))
                        rows.AddMember(user, account);
                }
            }
        }

        return rows.Build();
    }

    /// <inheritdoc/>
    public async Task Changed(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(_lookAgain, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            while (Volatile.Read(ref _heard) == 0)
                await _connection.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing was heard: the next read shows whether the connection lives.
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    internal async Task Begin(CancellationToken cancellation)
    {
        await _connection.OpenAsync(cancellation).ConfigureAwait(false);
        var command = new NpgsqlCommand(_begin, _connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            command.CommandText = Hiding;
            _mayHide = await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
        }
    }

    private static DateTimeOffset Utc(DateTime instant) => new(DateTime.SpecifyKind(instant, DateTimeKind.Utc));
}
