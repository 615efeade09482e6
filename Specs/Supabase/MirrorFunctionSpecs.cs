using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Kiwoom.Specs.Supabase;

/// <summary>The function through which projections are written: all of a batch or nothing, and each step of a stream once.</summary>
[Trait("Category", "Process")]
public sealed class MirrorFunctionSpecs : IAsyncLifetime
{
    private const string Account = "8012345611";
    private const string Stream = "account-8012345611";
    private SupabaseDatabase _database = null!;

    public async Task InitializeAsync() => _database = await SupabaseDatabase.Create();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_batch_writes_its_rows_and_moves_its_positions()
    {
        Outcome(await _database.CallMirror(Orders(0, 3, SampleRows.Order(Account, "o-1"), SampleRows.Order(Account, "o-2")))).ShouldBe("applied");
        Outcome(await _database.CallMirror(Orders(3, 4, SampleRows.Order(Account, "o-2", quantity: 7, version: 4)))).ShouldBe("applied");
        (await _database.All<string>("SELECT client_order_id || ' ' || quantity || ' ' || version FROM public.orders ORDER BY 1")).ShouldBe(["o-1 10 1", "o-2 7 4"]);
        (await Positions("orders")).ShouldBe([$"{Stream} 4 {MirrorBatch.HashAt(4)}"]);
    }

    [Fact]
    public async Task A_step_without_rows_moves_the_position()
    {
        Outcome(await _database.CallMirror(Orders(0, 9))).ShouldBe("applied");
        (await Positions("orders")).ShouldBe([$"{Stream} 9 {MirrorBatch.HashAt(9)}"]);
    }

    [Fact]
    public async Task A_repeated_batch_changes_nothing_and_is_told_where_the_stream_stands()
    {
        var batch = Orders(0, 3, SampleRows.Order(Account, "o-1"));
        await _database.CallMirror(batch);
        var before = await MirroredState.Of(_database);
        var answer = await _database.CallMirror(batch);
        answer.GetRawText().ShouldBe($$"""{"outcome": "position_mismatch", "positions": [{"hash": "{{MirrorBatch.HashAt(3)}}", "stream": "{{Stream}}", "position": 3}]}""");
        (await MirroredState.Of(_database)).ShouldBe(before);
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(2, 6)]
    public async Task A_batch_from_elsewhere_changes_nothing(long from, long to)
    {
        await _database.CallMirror(Orders(0, 3, SampleRows.Order(Account, "o-1")));
        var before = await MirroredState.Of(_database);
        Outcome(await _database.CallMirror(Orders(from, to, SampleRows.Order(Account, "o-1", quantity: 99)))).ShouldBe("position_mismatch");
        (await MirroredState.Of(_database)).ShouldBe(before);
    }

    [Fact]
    public async Task A_batch_of_another_history_changes_nothing()
    {
        await _database.CallMirror(Orders(0, 3, SampleRows.Order(Account, "o-1")));
        var before = await MirroredState.Of(_database);
        var other = Orders(3, 4, SampleRows.Order(Account, "o-1", quantity: 99)).Replace(MirrorBatch.HashAt(3), new string('a', 64), StringComparison.Ordinal);
        Outcome(await _database.CallMirror(other)).ShouldBe("position_mismatch");
        (await MirroredState.Of(_database)).ShouldBe(before);
    }

    [Fact]
    public async Task One_stream_that_stands_elsewhere_holds_the_others_back_and_all_are_told()
    {
        await _database.CallMirror(MirrorBatch.Of("orders", "orders", [("a", 0, 2)]));
        var answer = await _database.CallMirror(MirrorBatch.Of("orders", "orders", [("b", 0, 1), ("a", 1, 3)], SampleRows.Order(Account, "o-1")));
        answer.GetProperty("positions").EnumerateArray().Select(p => (p.GetProperty("stream").GetString(), p.GetProperty("position").GetInt64())).ShouldBe([("a", 2), ("b", 0)]);
        answer.GetProperty("positions")[1].GetProperty("hash").GetString().ShouldBe(MirrorBatch.Genesis);
        (await _database.One<long>("SELECT count(*) FROM public.orders")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_calls_of_the_same_step_at_once_one_is_applied()
    {
        for (var step = 0; step < 5; step++)
        {
            var batches = Enumerable.Range(0, 6).Select(i => Orders(step, step + 1, SampleRows.Order(Account, $"o-{i}", version: step + 1)));
            var answers = await Task.WhenAll(batches.Select(b => _database.CallMirror(b)));
            answers.Count(a => Outcome(a) == "applied").ShouldBe(1);
            answers.Count(a => Outcome(a) == "position_mismatch").ShouldBe(5);
        }

        (await _database.One<long>("SELECT count(DISTINCT version) FROM public.orders")).ShouldBe(await _database.One<long>("SELECT count(*) FROM public.orders"));
    }

    [Fact]
    public async Task Calls_that_name_the_same_streams_in_another_order_do_not_lock_each_other_out()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => _database.CallMirror(
            MirrorBatch.Of("orders", "orders", i % 2 == 0 ? [("a", 0, 1), ("b", 0, 1)] : [("b", 0, 1), ("a", 0, 1)]))));
        answers.Count(a => Outcome(a) == "applied").ShouldBe(1);
    }

    [Fact]
    public async Task Steps_of_different_streams_do_not_wait_for_each_other()
    {
        await using var holder = await _database.Open();
        await using var open = await holder.BeginTransactionAsync();
        await SupabaseDatabase.All<string>(holder, "SELECT public.kiwoom_mirror($1::jsonb)::text", MirrorBatch.First("orders", "orders", "a", SampleRows.Order(Account, "o-1")));
        Outcome(await _database.CallMirror(MirrorBatch.First("orders", "orders", "b", SampleRows.Order(Account, "o-2")))).ShouldBe("applied");
    }

    [Fact]
    public async Task A_newer_price_stays_when_an_older_one_comes_late()
    {
        foreach (var (price, version) in new[] { (70_000, 5), (69_000, 4), (69_500, 5), (71_000, 6) })
        {
            Outcome(await _database.CallMirror(MirrorBatch.Of("prices", "real_time_prices", [], SampleRows.Price("005930", price, version)))).ShouldBe("applied");
            (await _database.One<long>("SELECT price FROM public.real_time_prices")).ShouldBe(version == 6 ? 71_000 : 70_000);
        }
    }

    [Fact]
    public async Task A_reset_removes_the_projections_rows_and_positions_and_no_others()
    {
        await _database.CallMirror(Orders(0, 3, SampleRows.Order(Account, "o-1"), SampleRows.Order(Account, "o-2")));
        await _database.CallMirror(MirrorBatch.First("balances", "balances", Stream, SampleRows.Balance(Account, 1)));
        (await Reset("orders")).ShouldBe(2);
        (await _database.One<long>("SELECT count(*) FROM public.orders")).ShouldBe(0);
        (await Positions("orders")).ShouldBeEmpty();
        (await Positions("balances")).Count.ShouldBe(1);
        (await _database.One<long>("SELECT count(*) FROM public.balances")).ShouldBe(1);
        Outcome(await _database.CallMirror(Orders(0, 3, SampleRows.Order(Account, "o-1")))).ShouldBe("applied");
        (await Should.ThrowAsync<PostgresException>(() => Reset("everything"))).SqlState.ShouldBe("22023");
        (await Should.ThrowAsync<PostgresException>(() => Positions("everything"))).SqlState.ShouldBe("22023");
    }

    [Fact]
    public async Task A_reset_waits_for_the_call_that_is_under_way()
    {
        await using var holder = await _database.Open();
        await using var open = await holder.BeginTransactionAsync();
        await SupabaseDatabase.All<string>(holder, "SELECT public.kiwoom_mirror($1::jsonb)::text", Orders(0, 1, SampleRows.Order(Account, "o-1")));
        var reset = Reset("orders");
        await _database.Blocked(reset);
        await open.CommitAsync();
        (await reset).ShouldBe(1);
        (await Positions("orders")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_and_instants_are_kept_to_the_last_digit()
    {
        var balance = SampleRows.Balance(Account, long.MaxValue);
        balance["cash_difference"] = long.MinValue;
        balance["updated_at"] = "2026-11-26T00:30:00.1234560Z";
        await _database.CallMirror(MirrorBatch.First("balances", "balances", Stream, balance));
        (await _database.One<string>("SELECT cash || ' ' || cash_difference || ' ' || to_char(updated_at AT TIME ZONE 'UTC', 'SS.US') FROM public.balances"))
            .ShouldBe("9223372036854775807 -9223372036854775808 00.123456");
    }

    private static string Outcome(JsonElement answer) => answer.GetProperty("outcome").GetString()!;

    private static string Orders(long from, long to, params JsonObject[] rows) => MirrorBatch.Of("orders", "orders", [(Stream, from, to)], rows);

    private async Task<long> Reset(string projection) => await AsGateway<long>("SELECT public.kiwoom_reset($1)", projection) is [var removed] ? removed : -1;

    private Task<List<string>> Positions(string projection) => AsGateway<string>("SELECT stream || ' ' || position || ' ' || hash FROM public.kiwoom_positions($1)", projection);

    private async Task<List<T>> AsGateway<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(_database.Mirror);
        await connection.OpenAsync();
        return await SupabaseDatabase.All<T>(connection, sql, parameters);
    }
}
