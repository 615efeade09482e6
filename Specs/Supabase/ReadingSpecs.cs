namespace Kiwoom.Specs.Supabase;

/// <summary>What a dashboard reads with supabase-js through PostgREST.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed class ReadingSpecs : IAsyncLifetime
{
    private SupabaseStack _stack = null!;

    public async Task InitializeAsync() => _stack = await SupabaseStack.Shared;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_query_selects_filters_orders_and_pages()
    {
        var account = await _stack.AddAccount();
        var user = await _stack.Database.AddUser("viewer", account);
        await _stack.Database.CallMirror(MirrorBatch.Of(
            "orders", "orders", [(SampleRows.StreamOf(account), 1, 5)],
            SampleRows.Order(account, "o-2", "000660", 20, "2026-11-26T00:31:00Z"), SampleRows.Order(account, "o-3", "005930", 30, "2026-11-26T00:32:00Z"),
            SampleRows.Order(account, "o-4", "000660", 40, "2026-11-26T00:33:00Z"), SampleRows.Order(account, "o-5", "005930", 50, "2026-11-26T00:34:00Z")));

        (await _stack.Ask(user, "db.from('orders').select('client_order_id').eq('symbol', '005930').gte('quantity', 30).order('placed_at', { ascending: false })"))
            .Column("client_order_id").ShouldBe(["o-5", "o-3"]);
        (await _stack.Ask(user, "db.from('orders').select('client_order_id').in('client_order_id', ['o-1', 'o-4', 'x']).order('client_order_id')"))
            .Column("client_order_id").ShouldBe(["o-1", "o-4"]);
        (await _stack.Ask(user, "db.from('orders').select('client_order_id').or('quantity.lt.20,symbol.eq.000660').order('quantity')"))
            .Column("client_order_id").ShouldBe(["o-1", "o-2", "o-4"]);

        var page = await _stack.Ask(user, "db.from('orders').select('client_order_id', { count: 'exact' }).order('placed_at', { ascending: false }).range(1, 2)");
        page.Column("client_order_id").ShouldBe(["o-4", "o-3"]);
        page.Count.ShouldBe(5);

        var one = (await _stack.Ask(user, "db.from('orders').select().eq('client_order_id', 'o-2').single()")).Data;
        one.GetProperty("quantity").GetInt64().ShouldBe(20);
        one.GetProperty("failed_checks").GetArrayLength().ShouldBe(0);
        (await _stack.Ask(user, "db.from('strategies').select('symbols').contains('symbols', ['000660'])")).Rows.Count.ShouldBe(1);
        (await _stack.Ask(user, "db.from('orders').select('no_such_column')")).ErrorCode.ShouldBe("42703");
    }

    [Fact]
    public async Task A_reader_asks_for_what_changed_by_version()
    {
        var account = await _stack.AddAccount();
        var user = await _stack.Database.AddUser("viewer", account);
        await _stack.Database.CallMirror(MirrorBatch.Of(
            "orders", "orders", [(SampleRows.StreamOf(account), 1, 9)], SampleRows.Order(account, "o-2", version: 7), SampleRows.Order(account, "o-1", quantity: 4, version: 9)));
        var changed = await _stack.Ask(user, $"db.from('orders').select('client_order_id,version').eq('account', '{account}').gt('version', 1).order('version')");
        changed.Column("client_order_id").ShouldBe(["o-2", "o-1"]);
    }

    [Fact]
    public async Task Won_beyond_what_JavaScript_counts_exactly_is_read_as_text()
    {
        var account = await _stack.AddAccount();
        var user = await _stack.Database.AddUser("viewer", account);
        await _stack.Database.CallMirror(MirrorBatch.Of(
            "balances", "balances", [(SampleRows.StreamOf(account), 1, 2)], SampleRows.Balance(account, long.MaxValue)));
        (await _stack.Ask(user, "db.from('balances').select('cash::text')")).Column("cash").ShouldBe(["9223372036854775807"]);
        (await _stack.Ask(user, "db.from('positions').select('average_cost::text')")).Column("average_cost").ShouldBe(["70000.1234"]);
    }

    [Fact]
    public async Task A_member_sees_his_accounts_in_every_table_and_nobody_elses()
    {
        var (mine, alsoMine, others) = (await _stack.AddAccount(), await _stack.AddAccount(), await _stack.AddAccount());
        var user = await _stack.Database.AddUser("real_trader", mine, alsoMine);
        var tables = await new Catalog(_stack.Database).AccountTables();
        tables.Count.ShouldBe(8);
        foreach (var table in tables)
        {
            (await _stack.Ask(user, $"db.from('{table}').select('account').order('account')")).Column("account").ShouldBe([mine, alsoMine], table);
            (await _stack.Ask(user, $"db.from('{table}').select('account').eq('account', '{others}')")).Rows.ShouldBeEmpty(table);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("viewer")]
    public async Task A_user_without_accounts_or_without_permission_sees_none(string? level)
    {
        var account = await _stack.AddAccount();
        var user = level is null ? await _stack.Database.AddUser(null, account) : await _stack.Database.AddUser(level);
        foreach (var table in await new Catalog(_stack.Database).AccountTables())
            (await _stack.Ask(user, $"db.from('{table}').select('account')")).Rows.ShouldBeEmpty(table);
    }

    [Fact]
    public async Task An_admin_sees_every_account_and_what_belongs_to_none()
    {
        var account = await _stack.AddAccount();
        var (admin, viewer) = (await _stack.Database.AddUser("admin"), await _stack.Database.AddUser("viewer", account));
        foreach (var table in await new Catalog(_stack.Database).AccountTables())
            (await _stack.Ask(admin, $"db.from('{table}').select('account').eq('account', '{account}')")).Rows.Count.ShouldBe(1, table);

        await _stack.Database.CallMirror(MirrorBatch.Of("audit_log", "audit_log", [("strategies", 0, 1)], SampleRows.AuditRow(null, 1)));
        await _stack.Database.Run("INSERT INTO public.signed_heads (at, document, signature, key_id) VALUES (now(), '{}', 'AA==', 'k-1')");
        foreach (var (user, seen) in new[] { (admin, true), (viewer, false) })
        {
            (await _stack.Ask(user, "db.from('audit_log').select('stream').is('account', null)")).Rows.Count.ShouldBe(seen ? 1 : 0);
            ((await _stack.Ask(user, "db.from('signed_heads').select('key_id')")).Rows.Count > 0).ShouldBe(seen);
            ((await _stack.Ask(user, "db.from('trading_permissions').select('user_id')")).Rows.Count > 1).ShouldBe(seen);
            ((await _stack.Ask(user, "db.from('account_members').select('user_id')")).Rows.Count > 1).ShouldBe(seen);
        }
    }

    [Fact]
    public async Task Prices_are_for_whoever_has_a_permission()
    {
        await _stack.Database.CallMirror(MirrorBatch.Of("prices", "real_time_prices", [], SampleRows.Price("005930", 71_000, 1)));
        const string Question = "db.from('real_time_prices').select('price').eq('symbol', '005930')";
        (await _stack.Ask(await _stack.Database.AddUser("viewer"), Question)).Rows.Count.ShouldBe(1);
        (await _stack.Ask(await _stack.Database.AddUser(), Question)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Backtests_are_their_owners_or_everybodys()
    {
        var (owner, other, nobody) = (await _stack.Database.AddUser("viewer"), await _stack.Database.AddUser("viewer"), await _stack.Database.AddUser());
        var strategy = $"b-{owner:N}";
        const string Insert = "INSERT INTO public.backtest_results (user_id, strategy, parameters, from_day, until_day, result) VALUES ($1, $2, '{}', '2026-01-01', '2026-02-01', '{}')";
        await _stack.Database.Run(Insert, owner, strategy);
        await _stack.Database.Run(Insert, DBNull.Value, strategy);
        var question = $"db.from('backtest_results').select('user_id').eq('strategy', '{strategy}')";
        (await _stack.Ask(owner, question)).Rows.Count.ShouldBe(2);
        (await _stack.Ask(other, question)).Column("user_id").ShouldBe([null]);
        (await _stack.Ask(nobody, question)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_signed_in_sees_no_table()
    {
        await _stack.AddAccount();
        foreach (var table in await new Catalog(_stack.Database).Tables())
        {
            var answer = await _stack.Ask(null, $"db.from('{table}').select()");
            (answer.Status, answer.ErrorCode).ShouldBe((401, "42501"), table);
        }
    }

    [Fact]
    public async Task What_is_taken_away_is_gone_with_the_next_query()
    {
        var (kept, lost) = (await _stack.AddAccount(), await _stack.AddAccount());
        var user = await _stack.Database.AddUser("viewer", kept, lost);
        var token = _stack.Signer.TokenOf(user);
        const string Question = "db.from('orders').select('account').order('account')";
        (await _stack.Ask(token, Question)).Column("account").ShouldBe([kept, lost]);

        await _stack.Database.Run("DELETE FROM public.account_members WHERE user_id = $1 AND account = $2", user, lost);
        (await _stack.Ask(token, Question)).Column("account").ShouldBe([kept]);

        await _stack.Database.Run("UPDATE public.trading_permissions SET valid_until = now() - interval '1 second' WHERE user_id = $1", user);
        (await _stack.Ask(token, Question)).Rows.ShouldBeEmpty();
        (await _stack.Ask(token, "db.from('trading_permissions').select('level,can_paper_trade,can_real_trade')")).Column("level").ShouldBe(["viewer"]);

        await _stack.Database.Run("UPDATE public.trading_permissions SET valid_until = now() + interval '1 hour' WHERE user_id = $1", user);
        (await _stack.Ask(token, Question)).Column("account").ShouldBe([kept]);

        await _stack.Database.Run("DELETE FROM auth.users WHERE id = $1", user);
        (await _stack.Ask(token, Question)).Rows.ShouldBeEmpty();
        (await _stack.Ask(token, "db.from('trading_permissions').select()")).Rows.ShouldBeEmpty();
    }
}
