using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Supabase;
using Kiwoom.Specs.Postgres;
using Kiwoom.Specs.Supabase;

namespace Kiwoom.Specs.Projections;

/// <summary>The mirror by a direct connection, on a real PostgreSQL with the migrations of the repository.</summary>
[Trait("Category", "Process")]
public sealed class DirectTargetSpecs
{
    private static readonly Account.AccountRig _past = Histories.Long;

    [Fact]
    public async Task Every_table_holds_what_the_journal_makes_of_it_also_after_a_rebuild()
    {
        await using var database = await SupabaseDatabase.Create();
        await using var rig = await MirrorRig.Start(new DirectTarget(database.Mirror));
        await rig.Write(_past, 70);
        await rig.Settle();
        rig.Restart();
        await rig.Write(_past);
        await rig.Settle();
        rig.Runner.Status().Select(s => s.Reason ?? s.LastError).ShouldAllBe(e => e == null);
        await MirroredTables.ShouldHold(database.Superuser, _past.Journal);

        (await rig.Target.Reset(Projection.Executions, default)).ShouldBeGreaterThan(0);
        using var rebuild = rig.Another(only: Projection.Executions);
        (await rebuild.RunToEnd(null, default)).ShouldBeNull();
        await MirroredTables.ShouldHold(database.Superuser, _past.Journal);
    }

    [Fact]
    public async Task A_server_that_is_killed_between_a_write_and_its_answer_has_everything_once()
    {
        await using var server = await PostgresServer.Start(settings: ["max_wal_senders = 0"]);
        var connection = await server.NewDatabase();
        await SupabaseDatabase.Apply(connection, [SupabaseFiles.PlainPostgres, .. SupabaseFiles.Migrations]);
        var target = new TargetHooks(new DirectTarget(connection));
        await using var rig = await MirrorRig.Start(target, new ProjectionOptions { RowsPerSecond = null, MostEvents = 20 });
        await rig.Write(_past, 60);

        // The third write is in; its answer is not.
        var writes = 0;
        target.After = _ => TargetHooks.Lose(++writes == 3);
        (await rig.Runner.TryStep(default)).EndsWithNotice.ShouldBeFalse();
        await server.Stop("KILL");
        await rig.Write(_past);
        for (var i = 0; i < 3; i++)
            (await rig.Runner.TryStep(default)).EndsWithNotice.ShouldBeFalse();
        rig.StatusOf(Projection.Orders).State.ShouldBe(ProjectionState.Unreachable);

        await server.Resume();
        await rig.Settle();
        rig.Runner.Status().ShouldAllBe(s => s.State == ProjectionState.Live && s.LagEvents == 0);
        await MirroredTables.ShouldHold(connection, _past.Journal);
    }

    [Fact]
    public async Task A_database_without_the_migrations_says_what_to_do()
    {
        var server = await PostgresServer.Shared;
        await using var target = new DirectTarget(await server.NewDatabase());

        var fault = await Should.ThrowAsync<TargetRefusedException>(() => target.Positions(Projection.Orders, default));
        fault.Message.ShouldContain("apply the migrations of supabase/migrations");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_without_repeating_it()
    {
        var server = await PostgresServer.Shared;
        await using var target = new DirectTarget(server.ConnectionTo("postgres", password: "hunter2hunter2"));

        var fault = await Should.ThrowAsync<TargetRefusedException>(() => target.Positions(Projection.Orders, default));
        fault.ToString().ShouldNotContain("hunter2");
        fault.Message.ShouldContain("password");
    }
}
