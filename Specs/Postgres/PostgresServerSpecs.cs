using Npgsql;

namespace Kiwoom.Specs.Postgres;

[Trait("Category", "Process")]
public sealed class PostgresServerSpecs
{
    [Fact]
    public async Task A_killed_server_comes_back_with_what_was_committed()
    {
        await using var server = await PostgresServer.Start();
        await server.Run("postgres", "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");

        await server.Stop("KILL");
        await Should.ThrowAsync<NpgsqlException>(() => server.Run("postgres", "SELECT 1"));
        await server.Resume();

        await using var connection = new NpgsqlConnection(server.ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT n FROM kept", connection);
        (await command.ExecuteScalarAsync()).ShouldBe(7);
    }
}
