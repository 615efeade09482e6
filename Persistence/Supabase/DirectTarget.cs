using System.Text;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Projections;
using Npgsql;
using NpgsqlTypes;

namespace Kiwoom.Persistence.Supabase;

/// <summary>Writes through a direct connection to PostgreSQL, Supabase's or a plain one; role <c>kiwoom_mirror</c>.</summary>
public sealed class DirectTarget : IProjectionTarget, IHeadTable
{
    private readonly NpgsqlDataSource _source;

    /// <summary>Connects when it is first used.</summary>
    /// <param name="connectionString">Npgsql's. Its time-outs are set here where it names none.</param>
    public DirectTarget(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 4, Enlist = false };
        if (!builder.ContainsKey("Timeout"))
            builder.Timeout = 10;
        if (!builder.ContainsKey("Command Timeout"))
            builder.CommandTimeout = 30;
        if (!builder.ContainsKey("Application Name"))
            builder.ApplicationName = "kiwoom-mirror";

        // A server that died without a word is found out, and a cancelled call is not waited for.
        builder.TcpKeepAlive = true;
        builder.CancellationTimeout = 2_000;
        builder.IncludeErrorDetail = false;
        Name = $"PostgreSQL {builder.Database} at {builder.Host}:{builder.Port}";
        _source = NpgsqlDataSource.Create(builder);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Task<ApplyAnswer> Apply(ProjectionBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Guarded(async () =>
        {
            var command = _source.CreateCommand("SELECT public.kiwoom_mirror($1)::text");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = batch.Json, NpgsqlDbType = NpgsqlDbType.Jsonb });
                return MirrorAnswer.Read(Encoding.UTF8.GetBytes((string?)await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) ?? string.Empty));
            }
        });
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamPosition>> Positions(Projection projection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return Guarded<IReadOnlyList<StreamPosition>>(async () =>
        {
            var command = _source.CreateCommand("""SELECT stream, "position", hash FROM public.kiwoom_positions($1)""");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = projection.Name, NpgsqlDbType = NpgsqlDbType.Text });
                var positions = new List<StreamPosition>();
                var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                        positions.Add(new StreamPosition(reader.GetString(0), reader.GetInt64(1), reader.GetString(2)));
                }

                return positions;
            }
        });
    }

    /// <inheritdoc/>
    public Task<long> Reset(Projection projection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return Guarded(async () =>
        {
            var command = _source.CreateCommand("SELECT public.kiwoom_reset($1)");
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter { Value = projection.Name, NpgsqlDbType = NpgsqlDbType.Text });

                // A year's rows take their time to delete.
                command.CommandTimeout = 600;
                return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) ?? 0L);
            }
        });
    }

    /// <inheritdoc/>
    public Task Publish(SignedHead head, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(head);
        return Guarded(async () =>
        {
            var command = _source.CreateCommand("SELECT public.kiwoom_publish_head($1, $2, $3)");
            await using (command.ConfigureAwait(false))
            {
                foreach (var text in (string[])[head.Document, head.Signature, head.KeyId])
                    command.Parameters.Add(new NpgsqlParameter { Value = text, NpgsqlDbType = NpgsqlDbType.Text });
                return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
            }
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<TAnswer> Guarded<TAnswer>(Func<Task<TAnswer>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (PostgresException fault) when (!SqlStates.IsPassing(fault.SqlState))
        {
            throw new TargetRefusedException($"{Name} refuses: {SqlStates.Advice(fault.SqlState)}{fault.MessageText} ({fault.SqlState})", fault);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException)
        {
            throw new TargetUnavailableException($"{Name} cannot be reached: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
    }
}
