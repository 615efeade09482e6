using System.Reflection;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Specs.Supabase;

/// <summary>What the migrations protect, asked of the database itself: a table or function added later is covered, or a spec here fails.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed class CatalogSpecs : IAsyncLifetime
{
    internal static readonly string[] UsersFunctions = ["kiwoom.has_permission", "kiwoom.is_admin", "kiwoom.my_accounts", "public.set_trading_permission"];

    private static readonly string[] _gatewaysFunctions =
        ["kiwoom.batch_streams", "kiwoom.lock_key", "kiwoom.projection_named", "kiwoom.write_rows", "public.kiwoom_mirror", "public.kiwoom_positions", "public.kiwoom_publish_head", "public.kiwoom_reset"];

    private static readonly string[] _projectionTables =
        ["audit_log", "balances", "daily_performance", "order_executions", "orders", "positions", "real_time_prices", "risk_events", "strategies"];

    private SupabaseDatabase _database = null!;
    private Catalog _catalog = null!;

    public async Task InitializeAsync()
    {
        _database = (await SupabaseStack.Shared).Database;
        _catalog = new Catalog(_database);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_table_has_row_level_security_and_all_but_the_two_that_it_asks_itself_force_it()
    {
        (await _catalog.Tables()).ShouldBe([.. _projectionTables.Concat(["account_members", "backtest_results", "signed_heads", "trading_permissions"]).Order(StringComparer.Ordinal)]);
        (await _catalog.Unprotected()).ShouldBeEmpty();
        (await _catalog.NotForced()).ShouldBe(["account_members", "trading_permissions"]);
    }

    [Fact]
    public async Task No_policy_lets_a_user_write_or_is_for_everybody() => (await _catalog.LoosePolicies()).ShouldBeEmpty();

    [Fact]
    public async Task Every_column_that_a_policy_compares_has_an_index()
    {
        (await _catalog.PolicyColumns()).Count.ShouldBeGreaterThan(9);
        (await _catalog.PolicyColumnsWithoutIndex()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_signed_in_has_no_right_to_any_table_or_function()
    {
        (await _catalog.TableRights("anon")).ShouldBeEmpty();
        (await _catalog.Callable("anon")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_user_may_read_the_public_tables_call_what_policies_ask_and_nothing_else()
    {
        (await _catalog.TableRights("authenticated")).ShouldBe([.. (await _catalog.Tables()).Select(t => $"select public.{t}")]);
        (await _catalog.Callable("authenticated")).ShouldBe(UsersFunctions);
    }

    [Fact]
    public async Task The_gateways_own_role_may_write_projections_and_signed_heads_and_nothing_else()
    {
        var writes = (await _catalog.TableRights("kiwoom_mirror")).Where(r => !r.StartsWith("select ", StringComparison.Ordinal));
        string[] whole = ["insert", "update", "delete", "truncate"];
        string[] expected =
        [
            .. _projectionTables.SelectMany(t => whole.Select(w => $"{w} public.{t}")),
            .. whole[..3].Select(w => $"{w} kiwoom.projection_position"), "insert public.signed_heads",
        ];
        writes.ShouldBe(expected, ignoreOrder: true);
        (await _catalog.Callable("kiwoom_mirror")).ShouldBe(_gatewaysFunctions);
        (await _catalog.Callable("service_role")).ShouldBe([.. _gatewaysFunctions.Append("kiwoom.acting_user").Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Functions_find_nothing_by_their_callers_path_and_few_run_with_their_owners_rights()
    {
        (await _catalog.WithoutOwnPath()).ShouldBeEmpty();
        (await _catalog.Definers()).ShouldBe([.. UsersFunctions.Append("kiwoom.record_permission_change").Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Realtime_sends_what_a_dashboard_shows_and_not_who_owns_which_account() => (await _catalog.Published()).ShouldBe(
        ["public.balances", "public.daily_performance", "public.order_executions", "public.orders", "public.positions", "public.real_time_prices", "public.risk_events",
            "public.strategies", "public.trading_permissions"]);

    [Fact]
    public async Task Whatever_is_forgotten_on_a_new_table_or_function_is_found()
    {
        await using var database = await SupabaseDatabase.Create();
        var catalog = new Catalog(database);
        await database.Run(
            """
            CREATE TABLE public.forgotten (account text PRIMARY KEY, whose uuid);
            CREATE FUNCTION public.forgotten() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
            CREATE POLICY loose ON public.forgotten USING (whose = auth.uid());
            """);
        (await catalog.Unprotected()).ShouldBe(["forgotten"]);
        (await catalog.NotForced()).ShouldContain("forgotten");
        (await catalog.LoosePolicies()).ShouldBe(["forgotten: loose"]);
        (await catalog.PolicyColumnsWithoutIndex()).ShouldBe(["forgotten.whose"]);
        (await catalog.TableRights("anon")).ShouldContain("delete public.forgotten");
        (await catalog.Callable("anon")).ShouldBe(["public.forgotten"]);
        (await catalog.WithoutOwnPath()).ShouldBe(["public.forgotten"]);
        (await catalog.Definers()).ShouldContain("public.forgotten");
    }

    [Fact]
    public async Task Policies_are_asked_once_a_query_and_not_once_a_row()
    {
        await using var connection = await _database.OpenAs(await _database.AddUser("viewer", "8012345611"));
        foreach (var table in await _catalog.Tables())
        {
            var plan = await SupabaseDatabase.All<string>(connection, $"EXPLAIN (COSTS OFF) SELECT * FROM public.{table}");
            plan.ShouldContain(line => line.Contains("InitPlan", StringComparison.Ordinal), table);
            plan.ShouldNotContain(line => line.Contains("SubPlan", StringComparison.Ordinal), table);
            plan.Where(line => line.Contains("Filter:", StringComparison.Ordinal) || line.Contains("Cond:", StringComparison.Ordinal))
                .ShouldNotContain(line => line.Contains("is_admin(", StringComparison.Ordinal) || line.Contains("has_permission(", StringComparison.Ordinal)
                    || line.Contains("my_accounts(", StringComparison.Ordinal) || line.Contains("uid(", StringComparison.Ordinal) || line.Contains("current_setting(", StringComparison.Ordinal), table);
        }
    }

    [Theory]
    [InlineData("orders", "side", typeof(Side))]
    [InlineData("orders", "order_type", typeof(OrderType))]
    [InlineData("orders", "time_in_force", typeof(TimeInForce))]
    [InlineData("orders", "mode", typeof(TradingMode))]
    [InlineData("orders", "status", typeof(OrderStatus))]
    [InlineData("order_executions", "side", typeof(Side))]
    [InlineData("order_executions", "source", typeof(ExecutionSource))]
    [InlineData("strategies", "mode", typeof(TradingMode))]
    [InlineData("trading_permissions", "level", typeof(PermissionLevel))]
    public async Task A_column_takes_what_the_enumeration_names(string table, string column, Type enumeration) =>
        (await _catalog.Texts(table, column)).ShouldBe(Enum.GetNames(enumeration).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName), ignoreOrder: true);

    [Fact]
    public async Task Kinds_of_risk_events_are_names_of_events()
    {
        var names = typeof(IEvent).Assembly.GetTypes().Select(t => t.GetCustomAttribute<EventNameAttribute>()?.Name).OfType<string>().ToList();
        var kinds = await _catalog.Texts("risk_events", "kind");
        kinds.Count.ShouldBe(12);
        kinds.ShouldBeSubsetOf(names);
    }
}
