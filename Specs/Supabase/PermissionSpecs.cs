using Npgsql;

namespace Kiwoom.Specs.Supabase;

/// <summary>How permissions are set, by whom, and who hears of it.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed class PermissionSpecs : IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private SupabaseStack _stack = null!;
    private SupabaseDatabase _database = null!;

    public async Task InitializeAsync() => _database = (_stack = await SupabaseStack.Shared).Database;

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("viewer", false, false)]
    [InlineData("paper_trader", true, false)]
    [InlineData("real_trader", true, true)]
    [InlineData("admin", true, true)]
    public async Task A_level_says_what_may_be_traded(string level, bool paper, bool real)
    {
        var user = await _database.AddUser(level);
        var row = (await _stack.Ask(user, $"db.from('trading_permissions').select().eq('user_id', '{user}').single()")).Data;
        row.GetProperty("level").GetString().ShouldBe(level);
        (row.GetProperty("can_paper_trade").GetBoolean(), row.GetProperty("can_real_trade").GetBoolean()).ShouldBe((paper, real));
    }

    [Fact]
    public async Task An_admin_sets_a_level_and_accounts_and_takes_them_away()
    {
        var (admin, user) = (await _database.AddUser("admin"), await _database.AddUser());
        var set = await _stack.Ask(admin, Set(user, "level: 'paper_trader', accounts: ['8700000001', '8700000002', '8700000001']"));
        set.Data.GetProperty("accounts").EnumerateArray().Select(a => a.GetString()).ShouldBe(["8700000001", "8700000002"]);
        (await LevelOf(user)).ShouldBe(["paper_trader"]);

        // Accounts left out stay; given, they are the whole list.
        await Done(_stack.Ask(admin, Set(user, "level: 'real_trader'")));
        (await AccountsOf(user)).ShouldBe(["8700000001", "8700000002"]);
        await Done(_stack.Ask(admin, Set(user, "level: 'real_trader', accounts: ['8700000002'], valid_until: '2999-01-01T00:00:00Z'")));
        (await AccountsOf(user)).ShouldBe(["8700000002"]);
        (await _database.One<bool>("SELECT valid_until = '2999-01-01Z' FROM public.trading_permissions WHERE user_id = $1", user)).ShouldBeTrue();

        await Done(_stack.Ask(admin, Set(user, "level: null")));
        (await LevelOf(user)).ShouldBeEmpty();
        (await AccountsOf(user)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("real_trader")]
    [InlineData("expired admin")]
    [InlineData("nobody")]
    public async Task Nobody_else_sets_a_permission(string who)
    {
        var user = await _database.AddUser(who.Replace("expired ", string.Empty, StringComparison.Ordinal).Replace("nobody", "viewer", StringComparison.Ordinal));
        if (who == "expired admin")
            await _database.Run("UPDATE public.trading_permissions SET valid_until = now() WHERE user_id = $1", user);
        var answer = await _stack.Ask(who == "nobody" ? null : _stack.Signer.TokenOf(user), Set(user, "level: 'admin'"));
        (answer.Status, answer.ErrorCode).ShouldBe((who == "nobody" ? 401 : 403, "42501"));
        (await _database.All<string>("SELECT action FROM kiwoom.permission_change WHERE user_id = $1 AND after ->> 'level' = 'admin' AND changed_by = $2", user, user.ToString())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("level: 'owner'", "there is no level 'owner'")]
    [InlineData("level: 'viewer', accounts: ['123']", "an account number has ten digits")]
    [InlineData("level: 'viewer', accounts: [null]", "an account number has ten digits")]
    [InlineData("level: 'viewer', valid_until: '2020-01-01T00:00:00Z'", "valid_until has passed")]
    public async Task What_cannot_be_set_is_refused_and_nothing_changes(string arguments, string complaint)
    {
        var (admin, user) = (await _database.AddUser("admin"), await _database.AddUser("real_trader", "8700000003"));
        var answer = await _stack.Ask(admin, Set(user, arguments));
        (answer.Status, answer.ErrorCode, answer.ErrorText).ShouldBe((400, "22023", complaint));
        ((await LevelOf(user)).Single(), (await AccountsOf(user)).Single()).ShouldBe(("real_trader", "8700000003"));
    }

    [Fact]
    public async Task A_user_that_is_not_there_gets_no_permission()
    {
        var user = Guid.NewGuid();
        var answer = await _stack.Ask(await _database.AddUser("admin"), Set(user, "level: 'viewer'"));
        (answer.ErrorCode, answer.ErrorText).ShouldBe(("22023", $"there is no user {user}"));
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        await using var database = await SupabaseDatabase.Create();
        var (first, second) = (await database.AddUser("admin"), await database.AddUser());
        const string Sql = "SELECT public.set_trading_permission($1, $2)::text";
        await using var asFirst = await database.OpenAs(first);
        (await Should.ThrowAsync<PostgresException>(() => SupabaseDatabase.All<string>(asFirst, Sql, first, "viewer"))).MessageText.ShouldBe("this is the last admin whose permission has no end");

        await SupabaseDatabase.All<string>(asFirst, Sql, second, "admin");
        await using var asSecond = await database.OpenAs(second);

        // Each takes the other's permission away, and neither has seen what the other did.
        await using var open = await asFirst.BeginTransactionAsync();
        await SupabaseDatabase.All<string>(asFirst, Sql, second, "viewer");
        var answer = SupabaseDatabase.All<string>(asSecond, Sql, first, "viewer");
        await database.Blocked(answer);
        await open.CommitAsync();
        (await Should.ThrowAsync<PostgresException>(() => answer)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await database.All<Guid>("SELECT user_id FROM public.trading_permissions WHERE level = 'admin'")).ShouldBe([first]);
    }

    [Fact]
    public async Task Every_change_is_kept_with_who_made_it()
    {
        var (admin, user) = (await _database.AddUser("admin"), await _database.AddUser("viewer"));
        await Done(_stack.Ask(admin, Set(user, "level: 'real_trader', accounts: ['8700000004']")));
        var service = _stack.Signer.TokenOf("service_role");
        await Done(_stack.Ask(service, $"db.from('trading_permissions').update({{ level: 'viewer', updated_by: 'somebody else' }}).eq('user_id', '{user}')"));
        (await _database.One<string>("SELECT updated_by FROM public.trading_permissions WHERE user_id = $1", user)).ShouldBe("service_role");
        await _database.Run("DELETE FROM auth.users WHERE id = $1", user);

        var history = await _database.All<string>(
            "SELECT concat_ws(' ', changed_by, action, relation, before ->> 'level', '>', after ->> 'level') FROM kiwoom.permission_change WHERE user_id = $1 ORDER BY id", user);
        history.Take(4).ShouldBe(
            ["kiwoom_super INSERT trading_permissions > viewer", $"{admin} INSERT account_members >", $"{admin} UPDATE trading_permissions viewer > real_trader",
                "service_role UPDATE trading_permissions real_trader > viewer"]);
        history.Skip(4).ShouldBe(["kiwoom_super DELETE trading_permissions viewer >", "kiwoom_super DELETE account_members >"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("UPDATE kiwoom.permission_change SET changed_by = 'nobody'")]
    [InlineData("DELETE FROM kiwoom.permission_change")]
    [InlineData("TRUNCATE kiwoom.permission_change")]
    [InlineData("TRUNCATE public.trading_permissions")]
    [InlineData("TRUNCATE public.account_members")]
    [InlineData("UPDATE public.signed_heads SET document = ''")]
    [InlineData("DELETE FROM public.signed_heads")]
    [InlineData("TRUNCATE public.signed_heads")]
    public async Task History_is_not_changed_even_by_the_owner(string sql)
    {
        await _database.AddUser("viewer");
        (await Should.ThrowAsync<PostgresException>(() => _database.Run(sql))).SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
    }

    [Fact]
    public async Task A_gateway_hears_whose_permission_changed()
    {
        var (user, heir) = (await _database.AddUser("viewer"), await _database.AddUser());
        await using var listener = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.Mirror) { Pooling = false }.ToString());
        await listener.OpenAsync();
        var heard = new List<string>();
        listener.Notification += (_, notice) => heard.Add(notice.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN kiwoom_permissions", listener))
            await listen.ExecuteNonQueryAsync();

        await Hears([user], "UPDATE public.trading_permissions SET level = 'paper_trader' WHERE user_id = $1", user);
        await Hears([user], "INSERT INTO public.account_members (user_id, account) VALUES ($1, '8700000005')", user);
        await Hears([user, heir], "UPDATE public.account_members SET user_id = $2 WHERE user_id = $1", user, heir);
        await Hears([heir], "DELETE FROM public.account_members WHERE user_id = $1", heir);
        await Hears([user], "DELETE FROM auth.users WHERE id = $1", user);

        async Task Hears(Guid[] whom, string sql, params object[] parameters)
        {
            heard.Clear();
            await _database.Run(sql, parameters);
            while (heard.Distinct().Count() < whom.Length)
                (await listener.WaitAsync(_patience)).ShouldBeTrue(sql);
            heard.Distinct().ShouldBe(whom.Select(w => w.ToString()), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_gateway_reads_permissions_and_cannot_write_them()
    {
        var user = await _database.AddUser("viewer", "8700000006");
        await using var gateway = new NpgsqlConnection(_database.Mirror);
        await gateway.OpenAsync();
        (await SupabaseDatabase.All<string>(gateway, "SELECT level FROM public.trading_permissions WHERE user_id = $1", user)).ShouldBe(["viewer"]);
        (await SupabaseDatabase.All<string>(gateway, "SELECT account FROM public.account_members WHERE user_id = $1", user)).ShouldBe(["8700000006"]);
        (await Should.ThrowAsync<PostgresException>(() => SupabaseDatabase.All<string>(gateway, "UPDATE public.trading_permissions SET level = 'admin' WHERE user_id = $1 RETURNING level", user)))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static string Set(Guid target, string arguments) => $"db.rpc('set_trading_permission', {{ target: '{target}', {arguments} }})";

    private static async Task Done(Task<ClientAnswer> asked)
    {
        var answer = await asked;
        answer.Status.ShouldBeInRange(200, 204, answer.ErrorText);
    }

    private Task<List<string>> LevelOf(Guid user) => _database.All<string>("SELECT level FROM public.trading_permissions WHERE user_id = $1", user);

    private Task<List<string>> AccountsOf(Guid user) => _database.All<string>("SELECT account FROM public.account_members WHERE user_id = $1 ORDER BY 1", user);
}
