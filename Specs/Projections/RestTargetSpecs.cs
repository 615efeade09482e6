using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Supabase;
using Kiwoom.Specs.Supabase;

namespace Kiwoom.Specs.Projections;

/// <summary>The mirror by REST, on the real PostgREST.</summary>
[Trait("Category", "Process")]
public sealed class RestTargetSpecs : IAsyncLifetime
{
    private readonly SpecSigner _signer = new();
    private SupabaseDatabase _database = null!;
    private PostgrestProcess _postgrest = null!;

    public async Task InitializeAsync()
    {
        _database = await SupabaseDatabase.Create();
        _postgrest = await PostgrestProcess.Start(_database.AuthenticatorUri, _signer.KeySet);
    }

    public async Task DisposeAsync()
    {
        await _postgrest.DisposeAsync();
        await _database.DisposeAsync();
        _signer.Dispose();
    }

    [Fact]
    public async Task Every_table_holds_what_the_journal_makes_of_it_and_lost_answers_write_nothing_twice()
    {
        var past = Histories.Long;
        var target = new TargetHooks(Target(_signer.TokenOf("service_role")));
        await using var rig = await MirrorRig.Start(target, new ProjectionOptions { RowsPerSecond = null, MostEvents = 40 });
        await rig.Write(past, 70);
        await rig.Settle();
        await rig.Write(past);
        var writes = 0;
        target.After = _ => TargetHooks.Lose(++writes % 2 == 1);
        for (var i = 0; i < 200 && !(await rig.Runner.TryStep(default)).EndsWithNotice; i++)
        {
        }

        await MirroredTables.ShouldHold(_database.Superuser, past.Journal);
        (await rig.Target.Reset(Projection.AuditLog, default)).ShouldBe(past.Journal.Count);
        (await rig.Target.Positions(Projection.AuditLog, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_not_the_service_roles_is_refused_without_repeating_it()
    {
        using var stranger = new SpecSigner();
        foreach (var key in new[] { stranger.TokenOf("service_role"), _signer.TokenOf("anon") })
        {
            await using var target = Target(key);
            var fault = await Should.ThrowAsync<TargetRefusedException>(() => target.Positions(Projection.Orders, default));
            fault.Message.ShouldContain("The secret key is wrong");
            fault.ToString().ShouldNotContain(key);
        }
    }

    [Fact]
    public async Task An_address_that_has_no_such_function_says_what_to_do()
    {
        await using var target = new RestTarget(new Uri(_postgrest.Address, "/rest/v1"), SecretKey.Parse(_signer.TokenOf("service_role"), "the spec"));

        await Should.ThrowAsync<TargetRefusedException>(() => target.Positions(Projection.Orders, default));
    }

    private RestTarget Target(string key) => new(_postgrest.Address, SecretKey.Parse(key, "the spec"));
}
