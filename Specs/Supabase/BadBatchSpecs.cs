using System.Text.Json.Nodes;
using Npgsql;

namespace Kiwoom.Specs.Supabase;

/// <summary>What <c>kiwoom_mirror</c> refuses: nothing of a bad batch is written, and no position moves.</summary>
[Trait("Category", "Process")]
public sealed class BadBatchSpecs(BadBatchSpecs.OneOrder one) : IClassFixture<BadBatchSpecs.OneOrder>
{
    private const string Account = "8012345611";
    private const string Stream = "account-8012345611";

    public static TheoryData<string, string, string> BadBatches()
    {
        var order = SampleRows.Order(Account, "o-9");
        return new()
        {
            { "unknown column", Orders(1, 2, With(order, "colour", "red")), "22023" },
            { "missing column", Orders(1, 2, Without(order, "text")), "22023" },
            { "second row of three odd", Orders(1, 2, SampleRows.Order(Account, "o-7"), Without(order, "price"), order), "22023" },
            { "row that is a number", Orders(1, 2).Replace("[]}}", "[7]}}", StringComparison.Ordinal), "22023" },
            { "rows that are no list", Orders(1, 2).Replace("[]}}", "{}}}", StringComparison.Ordinal), "22023" },
            { "no rows object", """{"projection":"orders","streams":[{"stream":"x"}],"rows":[]}""", "22023" },
            { "text for a number", Orders(1, 2, With(order, "quantity", "ten")), "22P02" },
            { "fraction of a share", Orders(1, 2, With(order, "quantity", 1.5)), "22P02" },
            { "beyond a bigint", Orders(1, 2, With(order, "cum_amount", JsonNode.Parse("9223372036854775808"))), "22003" },
            { "no instant", Orders(1, 2, With(order, "placed_at", "yesterday evening")), "22007" },
            { "null where none may be", Orders(1, 2, With(order, "side", null)), "23502" },
            { "unknown status", Orders(1, 2, With(order, "status", "lost")), "23514" },
            { "quantities that do not add up", Orders(1, 2, With(order, "cum_qty", 3)), "23514" },
            { "no account number", Orders(1, 2, With(order, "account", "123")), "23514" },
            { "the same row twice", Orders(1, 2, order, With(order, "quantity", 10)), "21000" },
            { "another projection's table", MirrorBatch.Of("orders", "balances", [(Stream, 1, 2)], SampleRows.Balance(Account, 1)), "22023" },
            { "the permissions' table", MirrorBatch.Of("orders", "trading_permissions", [(Stream, 1, 2)], new JsonObject()), "22023" },
            { "a table that is not there", MirrorBatch.Of("orders", "pg_class\"; drop table x", [(Stream, 1, 2)], new JsonObject()), "22023" },
            { "unknown projection", MirrorBatch.Of("everything", "orders", [(Stream, 1, 2)], order), "22023" },
            { "no projection", """{"streams":[],"rows":{}}""", "22023" },
            { "no streams", MirrorBatch.Of("orders", "orders", [], order), "22023" },
            { "streams left out", """{"projection":"orders","rows":{}}""", "22023" },
            { "a stream twice", MirrorBatch.Of("orders", "orders", [(Stream, 1, 2), (Stream, 1, 2)], order), "22023" },
            { "a stream without a name", MirrorBatch.Of("orders", "orders", [(string.Empty, 0, 1)], order), "22023" },
            { "backwards", Orders(1, 0, order), "22023" },
            { "nowhere", Orders(1, 1, order), "22023" },
            { "a hash in capitals", Orders(1, 2, order).Replace(MirrorBatch.HashAt(2), new string('A', 64), StringComparison.Ordinal), "22023" },
            { "a position that is a text", Orders(1, 2, order).Replace("\"to\":2", "\"to\":\"end\"", StringComparison.Ordinal), "22P02" },
            { "prices from a stream", MirrorBatch.Of("prices", "real_time_prices", [(Stream, 1, 2)], SampleRows.Price("005930", 1, 1)), "22023" },
        };
    }

    [Theory]
    [MemberData(nameof(BadBatches))]
    public async Task A_bad_batch_is_an_error_and_changes_nothing(string what, string batch, string state)
    {
        var before = await MirroredState.Of(one.Database);
        (await Should.ThrowAsync<PostgresException>(() => one.Database.CallMirror(batch), what)).SqlState.ShouldBe(state, what);
        (await MirroredState.Of(one.Database)).ShouldBe(before, what);
    }

    private static string Orders(long from, long to, params JsonObject[] rows) => MirrorBatch.Of("orders", "orders", [(Stream, from, to)], rows);

    private static JsonObject With(JsonObject row, string column, JsonNode? value)
    {
        var copy = (JsonObject)row.DeepClone();
        copy[column] = value;
        return copy;
    }

    private static JsonObject Without(JsonObject row, string column)
    {
        var copy = (JsonObject)row.DeepClone();
        copy.Remove(column);
        return copy;
    }

    /// <summary>A database with one order, which no spec here changes.</summary>
    public sealed class OneOrder : IAsyncLifetime
    {
        public SupabaseDatabase Database { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await SupabaseDatabase.Create();
            await Database.CallMirror(Orders(0, 1, SampleRows.Order(Account, "o-1")));
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();
    }
}
