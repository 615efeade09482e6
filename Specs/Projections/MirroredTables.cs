using System.Text.Json.Nodes;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Projections;
using Npgsql;

namespace Kiwoom.Specs.Projections;

/// <summary>What stands in a database's tables against what the projectors make of the journal, compared by the database itself.</summary>
internal static class MirroredTables
{
    internal static async Task ShouldHold(string connectionString, IReadOnlyList<JournaledEvent> events)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        foreach (var group in ProjectedTables.Of(SourceRows.Of(MirrorRig.Stream, events)).Rows.GroupBy(r => r.Key.Item1))
        {
            var table = group.Key.Table;
            var rows = JsonNode.Parse(new ProjectionBatch(group.Key, [], [.. group.Select(r => r.Value)]).Json.Span)!["rows"]![table]!.ToJsonString();
            await using var command = source.CreateCommand($"""
                WITH wanted AS (SELECT * FROM jsonb_populate_recordset(null::public.{table}, $1::jsonb)), held AS (SELECT * FROM public.{table})
                SELECT (SELECT count(*) FROM (TABLE wanted EXCEPT ALL TABLE held) missing), (SELECT count(*) FROM (TABLE held EXCEPT ALL TABLE wanted) more)
                """);
            command.Parameters.Add(new NpgsqlParameter { Value = rows });
            await using var reader = await command.ExecuteReaderAsync();
            (await reader.ReadAsync()).ShouldBeTrue();
            (reader.GetInt64(0), reader.GetInt64(1)).ShouldBe((0, 0), $"rows of {table} that are missing, and that nobody wrote");
        }
    }
}
