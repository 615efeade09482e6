using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

public abstract partial class EngineContract
{
    [Fact]
    public async Task A_plain_actor_that_throws_is_made_anew_and_goes_on_with_the_next_message()
    {
        var made = 0;
        var probe = Engine.Spawn(new ActorPath("/probe"), () =>
        {
            made++;
            return new Probe(Seen);
        });
        probe.Tell("one");
        var fault = Ask<string>(probe, new Probe.Do(_ => throw new InvalidOperationException("broke")));
        probe.Tell("two");
        (await Should.ThrowAsync<ActorFaultedException>(Answer(fault))).Message.ShouldContain("broke");
        await Settle();
        Seen.ShouldBe(["started", "one", "stopped"]);
        await Until(() => Seen.Contains("two"), clockMoves: true);
        Seen.ShouldBe(["started", "one", "stopped", "started", "two"]);
        made.ShouldBe(2);
    }

    [Fact]
    public async Task The_wait_before_a_restart_doubles_with_each_fault_in_a_row_up_to_the_longest()
    {
        var starts = new List<DateTimeOffset>();
        var options = new ActorOptions { MinimumBackOff = TimeSpan.FromSeconds(1), MaximumBackOff = TimeSpan.FromSeconds(4) };
        Engine.Spawn(new ActorPath("/broken"), () =>
        {
            lock (starts)
                starts.Add(Time.GetUtcNow());
            throw new InvalidOperationException("never starts");
        }, options);
        await Until(() => Starts() == 1);
        foreach (var wait in new[] { 1, 2, 4, 4 })
        {
            var before = Starts();
            await Until(() => ((IActorHealthSource)Engine).Health()[0].Status == ActorStatus.BackingOff);
            Time.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromTicks(1));
            await Settle();
            Starts().ShouldBe(before);
            Time.Advance(TimeSpan.FromTicks(1));
            await Until(() => Starts() == before + 1);
        }

        int Starts()
        {
            lock (starts)
                return starts.Count;
        }
    }

    [Fact]
    public async Task One_actor_that_throws_does_not_disturb_another()
    {
        var broken = Engine.Spawn(new ActorPath("/broken"), () => new Probe(new()));
        var probe = SpawnProbe();
        broken.Tell(new Probe.Do(_ => throw new InvalidOperationException("broke")));
        probe.Tell("fine");
        await Until(() => Seen.Contains("fine"));
        Seen.ShouldBe(["started", "fine"]);
    }

    [Fact]
    public async Task A_restart_cancels_the_timers_of_the_actor_before()
    {
        var probe = SpawnProbe();
        probe.Tell(new Probe.Do(context =>
        {
            context.StartTimer("t", TimeSpan.FromSeconds(1), "tick");
            throw new InvalidOperationException("broke");
        }));
        await Until(() => Seen.Count(m => m is "started") == 2, clockMoves: true);
        Time.Advance(TimeSpan.FromSeconds(10));
        await Settle();
        Seen.ShouldNotContain("tick");
    }

    [Fact]
    public async Task A_stopped_actor_has_handled_its_mailbox_and_no_timer_of_it_fires()
    {
        var probe = SpawnProbe();
        await Do(probe, context => context.StartTimer("t", TimeSpan.FromSeconds(1), "tick"));
        for (var i = 0; i < 100; i++)
            probe.Tell(i);
        await Stop(probe);
        Seen.Count.ShouldBe(102);
        Seen.Last().ShouldBe("stopped");
        var before = DeadLetters;
        Time.Advance(TimeSpan.FromSeconds(10));
        await Settle();
        Seen.ShouldNotContain("tick");
        DeadLetters.ShouldBe(before);
    }

    [Fact]
    public async Task A_shutdown_waits_for_mailboxes_and_writes_and_takes_the_youngest_first()
    {
        var older = SpawnProbe("/older");
        var ledger = SpawnLedger();
        var writes = Enumerable.Range(1, 50).Select(i => Write(ledger, i)).ToArray();
        older.Tell("last");
        var end = Engine.Shutdown(TimeSpan.FromMinutes(1));
        await Until(() => end.IsCompleted);
        await end;
        writes.ShouldAllBe(w => w.IsCompletedSuccessfully);
        Stored().Length.ShouldBe(50);
        Seen.ShouldBe(["started", "last", "stopped"]);
        Should.Throw<InvalidOperationException>(() => SpawnProbe("/late"));
    }

    [Fact]
    public async Task A_shutdown_gives_up_after_its_grace_and_calls_the_open_write_unknown()
    {
        var ledger = SpawnLedger();
        Journal.Hold();
        var write = Write(ledger, 1);
        await Until(() => Undurable == 1);
        var end = Engine.Shutdown(TimeSpan.FromSeconds(1));
        await Until(() => end.IsCompleted, clockMoves: true);
        await Should.ThrowAsync<JournalOutcomeUnknownException>(Answer(write));
    }
}
