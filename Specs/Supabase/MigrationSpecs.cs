using System.Text.RegularExpressions;
using Kiwoom.Specs.Postgres;
using Npgsql;

namespace Kiwoom.Specs.Supabase;

/// <summary>The migrations on databases that differ as Supabase's projects do.</summary>
[Trait("Category", "Process")]
[Collection(nameof(SupabaseStack))]
public sealed partial class MigrationSpecs
{
    [Fact]
    public void Every_migration_has_a_time_and_a_name_in_the_CLIs_form()
    {
        var names = SupabaseFiles.Migrations.Select(Path.GetFileName).ToList();
        names.ShouldAllBe(n => Form().IsMatch(n!));
        names.Select(n => n![..14]).ShouldBeUnique();
    }

    [Fact]
    public async Task They_run_beside_what_a_project_publishes_already_and_the_seed_runs_twice()
    {
        var database = await Prepared();
        await Run(database, "CREATE TABLE public.already_there (id int PRIMARY KEY); CREATE PUBLICATION supabase_realtime FOR TABLE public.already_there");
        await SupabaseDatabase.Apply(database, [.. SupabaseFiles.Migrations, SupabaseFiles.Seed, SupabaseFiles.Seed, SupabaseFiles.PlainPostgres]);
        (await All<string>(database, "SELECT tablename::text FROM pg_publication_tables WHERE pubname = 'supabase_realtime'")).ShouldContain("already_there");
        (await All<long>(database, "SELECT count(*) FROM pg_publication_tables WHERE pubname = 'supabase_realtime'")).ShouldBe([10]);
        (await All<string>(database, "SELECT level FROM public.trading_permissions JOIN public.account_members USING (user_id)")).ShouldBe(["viewer"]);
        (await All<long>(database, "SELECT max(version) FROM public.real_time_prices")).ShouldBe([0]);
    }

    [Fact]
    public async Task They_run_where_everything_is_published()
    {
        var database = await Prepared();
        await Run(database, "CREATE PUBLICATION supabase_realtime FOR ALL TABLES");
        await SupabaseDatabase.Apply(database, SupabaseFiles.Migrations);
        (await All<string>(database, "SELECT tablename::text FROM pg_publication_tables WHERE pubname = 'supabase_realtime'")).ShouldContain("orders");
    }

    // Supabase's "postgres" owns the tables and is no superuser.
    [Fact]
    public async Task They_run_as_an_owner_that_is_no_superuser_and_work_for_its_users()
    {
        var database = await Prepared();
        var owner = $"owner_{Guid.NewGuid():N}";
        await Run(database, $"""
            CREATE ROLE {owner} LOGIN CREATEROLE BYPASSRLS PASSWORD '{SupabaseDatabase.RolePassword}';
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO {owner}', current_database()); END $$;
            ALTER SCHEMA public OWNER TO {owner};
            GRANT USAGE ON SCHEMA auth TO {owner};
            GRANT ALL ON auth.users TO {owner};
            ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated, service_role;
            ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT ALL ON FUNCTIONS TO anon, authenticated, service_role;
            """);
        await SupabaseDatabase.Apply(
            new NpgsqlConnectionStringBuilder(database) { Username = owner, Password = SupabaseDatabase.RolePassword }.ToString(), [.. SupabaseFiles.Migrations, SupabaseFiles.Seed]);

        await using var project = await SupabaseDatabase.At(database);
        await project.CallMirror(MirrorBatch.First("orders", "orders", "account-8012345611", SampleRows.Order("8012345611", "o-1")));
        var (member, admin) = (await project.AddUser("viewer", "8012345611"), await project.AddUser("admin"));
        await using (var asMember = await project.OpenAs(member))
            (await SupabaseDatabase.All<string>(asMember, "SELECT client_order_id FROM public.orders")).ShouldBe(["o-1"]);
        await using (var asAdmin = await project.OpenAs(admin))
            await SupabaseDatabase.All<string>(asAdmin, "SELECT public.set_trading_permission($1, NULL)::text", member);
        await using (var asMember = await project.OpenAs(member))
            (await SupabaseDatabase.All<string>(asMember, "SELECT client_order_id FROM public.orders")).ShouldBeEmpty();
        (await project.All<string>("SELECT changed_by FROM kiwoom.permission_change WHERE user_id = $1 AND action = 'DELETE'", member)).ShouldAllBe(by => by == admin.ToString());
        var catalog = new Catalog(project);
        (await catalog.TableRights("anon")).ShouldBeEmpty();
        (await catalog.Callable("anon")).ShouldBeEmpty();
        (await catalog.Callable("authenticated")).ShouldBe(CatalogSpecs.UsersFunctions);
    }

    private static async Task<string> Prepared()
    {
        // Roles belong to the server; the shared database's were made first.
        await (await SupabaseDatabase.Create()).DisposeAsync();
        var database = await (await PostgresServer.Shared).NewDatabase();
        await SupabaseDatabase.Apply(database, SupabaseFiles.PlainPostgres);
        return database;
    }

    private static async Task Run(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<T>> All<T>(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        return await SupabaseDatabase.All<T>(connection, sql);
    }

    [GeneratedRegex("^[0-9]{14}_[a-z0-9_]+\\.sql$")]
    private static partial Regex Form();
}
