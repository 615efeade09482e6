namespace Kiwoom.Specs.Supabase;

/// <summary>Nobody but a server's key writes, whatever supabase-js is asked to do.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed class NoWritesSpecs : IAsyncLifetime
{
    private SupabaseStack _stack = null!;

    public async Task InitializeAsync() => _stack = await SupabaseStack.Shared;

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("real_trader")]
    [InlineData("admin")]
    [InlineData("nobody")]
    public async Task Nothing_is_inserted_upserted_updated_or_deleted(string level)
    {
        var account = await _stack.AddAccount();
        var token = level == "nobody" ? null : _stack.Signer.TokenOf(await _stack.Database.AddUser(level, account));
        foreach (var table in await new Catalog(_stack.Database).Tables())
        {
            var before = await Everything(table);
            foreach (var attempt in new[]
            {
                "insert({})", "insert({}).select()", "upsert({})", "upsert([{}], { ignoreDuplicates: true })", "delete()", $"delete().{AnyRow(table)}", $"update({{ {AnyColumn(table)} }}).{AnyRow(table)}",
            })
            {
                var answer = await _stack.Ask(token, $"db.from('{table}').{attempt}");
                (answer.Status, answer.ErrorCode).ShouldBe((token is null ? 401 : 403, "42501"), $"{table}: {attempt}");
            }

            (await Everything(table)).ShouldBe(before, table);
        }
    }

    [Fact]
    public async Task A_traders_own_row_cannot_be_raised_and_a_real_row_cannot_be_added()
    {
        var account = await _stack.AddAccount();
        var user = await _stack.Database.AddUser("viewer", account);
        (await _stack.Ask(user, $"db.from('trading_permissions').update({{ level: 'admin' }}).eq('user_id', '{user}')")).ErrorCode.ShouldBe("42501");
        (await _stack.Ask(user, $"db.from('account_members').insert({{ user_id: '{user}', account: '8999999999' }})")).ErrorCode.ShouldBe("42501");
        (await _stack.Ask(user, $"db.from('orders').insert({SampleRows.Order(account, "mine").ToJsonString()})")).ErrorCode.ShouldBe("42501");
        (await _stack.Database.One<string>("SELECT level FROM public.trading_permissions WHERE user_id = $1", user)).ShouldBe("viewer");
    }

    [Theory]
    [InlineData("kiwoom_mirror", """{ batch: { projection: 'prices', streams: [], rows: {} } }""")]
    [InlineData("kiwoom_positions", "{ projection: 'orders' }")]
    [InlineData("kiwoom_reset", "{ projection: 'orders' }")]
    public async Task The_mirrors_functions_are_refused_to_users_and_to_nobody(string function, string arguments)
    {
        await _stack.AddAccount();
        var before = await Everything("orders");
        foreach (var (token, status) in new[] { (_stack.Signer.TokenOf(await _stack.Database.AddUser("admin")), 403), (null, 401) })
        {
            var answer = await _stack.Ask(token, $"db.rpc('{function}', {arguments})");
            (answer.Status, answer.ErrorCode).ShouldBe((status, "42501"));
        }

        (await Everything("orders")).ShouldBe(before);
    }

    [Theory]
    [InlineData("has_permission")]
    [InlineData("write_rows")]
    public async Task Functions_of_the_hidden_schema_are_not_there(string function)
    {
        var user = await _stack.Database.AddUser("admin");
        (await _stack.Ask(user, $"db.rpc('{function}')")).Status.ShouldBe(404);
        (await _stack.Ask(user, $"db.schema('kiwoom').rpc('{function}')")).Status.ShouldBe(406);
        (await _stack.Ask(user, "db.schema('auth').from('users').select()")).Status.ShouldBe(406);
    }

    private static string AnyRow(string table) => table switch
    {
        "trading_permissions" or "account_members" or "backtest_results" => "not('user_id', 'is', null)",
        "real_time_prices" => "neq('symbol', '')",
        "signed_heads" => "gt('id', 0)",
        _ => "neq('account', '')",
    };

    private static string AnyColumn(string table) => table switch
    {
        "trading_permissions" => "level: 'admin'",
        "account_members" => "account: '8000000000'",
        "backtest_results" => "strategy: 'x'",
        "signed_heads" => "key_id: 'x'",
        _ => "version: 0",
    };

    private Task<string> Everything(string table) =>
        _stack.Database.One<string>($"SELECT md5(coalesce(string_agg(t::text, '\n' ORDER BY t::text), '')) FROM public.{table} t");
}
