namespace Kiwoom.Specs.Supabase;

/// <summary>The same function through PostgREST, with a server's key.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed class MirrorOverRestSpecs : IAsyncLifetime
{
    private SupabaseStack _stack = null!;
    private string _server = null!;

    public async Task InitializeAsync()
    {
        _stack = await SupabaseStack.Shared;
        _server = _stack.Signer.TokenOf("service_role");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_batch_is_applied_once_and_told_the_position_when_repeated()
    {
        var batch = MirrorBatch.First("orders", "orders", "account-8600000001", SampleRows.Order("8600000001", "o-1"));
        (await Rpc("kiwoom_mirror", $"{{ batch: {batch} }}")).Data.GetProperty("outcome").GetString().ShouldBe("applied");
        var again = (await Rpc("kiwoom_mirror", $"{{ batch: {batch} }}")).Data;
        again.GetProperty("outcome").GetString().ShouldBe("position_mismatch");
        again.GetProperty("positions")[0].GetProperty("position").GetInt64().ShouldBe(1);
        (await Rpc("kiwoom_positions", "{ projection: 'orders' }")).Rows.ShouldContain(r =>
            r.GetProperty("stream").GetString() == "account-8600000001" && r.GetProperty("position").GetInt64() == 1 && r.GetProperty("hash").GetString() == MirrorBatch.HashAt(1));
        (await _stack.Database.One<long>("SELECT count(*) FROM public.orders WHERE account = '8600000001'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_batch_is_a_bad_request_that_says_what_is_wrong()
    {
        var row = SampleRows.Order("8600000002", "o-1");
        row.Remove("price");
        var answer = await Rpc("kiwoom_mirror", $"{{ batch: {MirrorBatch.First("orders", "orders", "account-8600000002", row)} }}");
        (answer.Status, answer.ErrorCode, answer.ErrorText).ShouldBe((400, "22023", "row 1 of orders lacks price"));
        (await _stack.Database.One<long>("SELECT count(*) FROM public.orders WHERE account = '8600000002'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_reset_gives_how_many_rows_it_removed()
    {
        await Rpc("kiwoom_mirror", $"{{ batch: {MirrorBatch.Of("prices", "real_time_prices", [], SampleRows.Price("000660", 1, 1))} }}");
        var rows = await _stack.Database.One<long>("SELECT count(*) FROM public.real_time_prices");
        (await Rpc("kiwoom_reset", "{ projection: 'prices' }")).Data.GetInt64().ShouldBe(rows);
    }

    private Task<ClientAnswer> Rpc(string function, string arguments) => _stack.Ask(_server, $"db.rpc('{function}', {arguments})");
}
