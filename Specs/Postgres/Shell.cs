using Npgsql;

namespace Kiwoom.Specs.Postgres;

/// <summary>Somebody with a connection of their own.</summary>
internal static class Shell
{
    public static async Task Run(string connectionString, string sql) => await Scalar(connectionString, sql);

    public static async Task<object?> Scalar(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Waits until something is so, however long a loaded machine takes.</summary>
    public static async Task Until(Func<Task<bool>> isSo, string what)
    {
        var until = DateTime.UtcNow.AddSeconds(60);
        while (!await isSo())
        {
            (DateTime.UtcNow < until).ShouldBeTrue($"waited in vain until {what}");
            await Task.Delay(20);
        }
    }
}
