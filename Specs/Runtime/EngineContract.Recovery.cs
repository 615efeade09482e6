using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

public abstract partial class EngineContract
{
    [Fact]
    public async Task An_actor_that_is_spawned_again_has_the_state_that_its_stream_gives()
    {
        var ledger = SpawnLedger();
        for (var i = 1; i <= 10; i++)
            await Answer(Write(ledger, i));
        await Stop(ledger);
        ledger = SpawnLedger();
        (await Total(ledger)).ShouldBe(55);
        (await Answer(Write(ledger, 1))).ShouldBe(11);
    }

    [Fact]
    public async Task A_recovery_from_a_snapshot_gives_the_same_as_one_from_nothing()
    {
        var options = new ActorOptions { SnapshotEvery = 4 };
        var ledger = SpawnLedger(options: options);
        for (var i = 1; i <= 10; i++)
        {
            await Answer(Write(ledger, i));
            await Settle();
        }

        await Stop(ledger);
        Journal.Snapshot("ledger-1")!.SequenceNr.ShouldBe(8);

        var codec = new Ledger.Codec();
        ledger = SpawnLedger(options: options, codec: codec);
        (await Total(ledger)).ShouldBe(55);
        codec.Decoded.ShouldBe(1);
        await Stop(ledger);

        var other = new Ledger.Codec("ledger.v2");
        ledger = SpawnLedger(options: options, codec: other);
        (await Total(ledger)).ShouldBe(55);
        other.Decoded.ShouldBe(0, "a snapshot of another manifest was read");
    }

    [Fact]
    public async Task A_snapshot_is_taken_of_durable_state_only_and_also_under_load()
    {
        var ledger = SpawnLedger(options: new ActorOptions { SnapshotEvery = 2 });
        await Answer(Write(ledger, 1));
        Journal.Hold();
        var writes = Enumerable.Range(2, 8).Select(i => Write(ledger, i)).ToList();
        await Until(() => Undurable >= 4);
        await Settle();
        Journal.Snapshot("ledger-1").ShouldBeNull();
        for (var i = 0; i < 8; i++)
        {
            await Until(() => Journal.ReleaseOne("ledger-1"));
            writes.Add(Write(ledger, 100 + i));
            await Settle();
        }

        Journal.Release();
        await Until(() => writes.TrueForAll(w => w.IsCompleted));
        await Until(() => Journal.Snapshot("ledger-1") is not null);
        var snapshot = Journal.Snapshot("ledger-1")!;
        new Ledger.Codec().Decode(snapshot.Payload).Values.ShouldBe(Stored().Take((int)snapshot.SequenceNr));
    }

    [Fact]
    public async Task An_unreadable_snapshot_costs_time_and_nothing_else()
    {
        var ledger = SpawnLedger();
        await Answer(Write(ledger, 1, 2));
        await Stop(ledger);
        await Journal.SaveSnapshot("ledger-1", new StoredSnapshot(2, "ledger.v1", "nonsense"u8.ToArray()));
        (await Total(SpawnLedger())).ShouldBe(3);
    }

    [Fact]
    public async Task A_snapshot_ahead_of_its_stream_is_never_believed()
    {
        await Journal.SaveSnapshot("ledger-1", new StoredSnapshot(2, "ledger.v1", "1,2"u8.ToArray()));
        var ledger = SpawnLedger(options: new ActorOptions { MinimumBackOff = Long });
        await Should.ThrowAsync<JournalUnavailableException>(async () =>
        {
            // The first asks may still wait in the mailbox of the recovering actor; they are answered once it backs off.
            await Answer(Ask<long>(ledger, new Ledger.Total()));
        });
    }

    [Fact]
    public async Task Commands_wait_for_the_recovery()
    {
        Journal.Unreachable = true;
        var ledger = SpawnLedger();
        ledger.Tell(new Ledger.Write(1));
        ledger.Tell(new Ledger.Write(2));
        await Settle();
        Stored().ShouldBeEmpty();
        Journal.Unreachable = false;
        await Until(() => Stored().Length == 2, clockMoves: true);
        Stored().ShouldBe([1L, 2L]);
    }

    [Fact]
    public async Task Commands_that_waited_for_a_rebuild_come_before_those_sent_after_it()
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1));
        Journal.FailNext(JournalFault.Refused);
        await Should.ThrowAsync<JournalUnavailableException>(Answer(Write(ledger, 9)));
        ledger.Tell(new Ledger.Write(2));
        ledger.Tell(new Ledger.Write(3));
        await Settle();
        behaviour.OnceRecovered = () => ledger.Tell(new Ledger.Write(4));
        await Until(() => Stored().Length == 4, clockMoves: true);
        Stored().ShouldBe([1L, 2L, 3L, 4L]);
    }

    [Fact]
    public async Task A_behaviour_that_throws_while_deciding_faults_that_command_only()
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1));
        await Should.ThrowAsync<ActorFaultedException>(Answer(Ask<object>(ledger, new Ledger.ThrowInDecide())));
        (await Answer(Write(ledger, 2))).ShouldBe(2);
        behaviour.Recoveries.ShouldBe(1);
    }

    [Fact]
    public async Task A_behaviour_that_throws_while_applying_journals_nothing_and_is_rebuilt_after_its_sound_writes()
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1));
        Journal.Hold();
        var sound = Write(ledger, 2);
        var poison = Ask<string>(ledger, new Ledger.ThrowInApply());
        await Should.ThrowAsync<ActorFaultedException>(Answer(poison));
        sound.IsCompleted.ShouldBeFalse();
        Journal.Release();
        (await Answer(sound)).ShouldBe(2);
        await Until(() => behaviour.Recoveries == 2, clockMoves: true);
        (await Total(ledger)).ShouldBe(3);
        Stored().ShouldBe([1L, 2L]);
    }

    [Fact]
    public async Task An_actor_that_cannot_recover_says_so_and_tries_again()
    {
        var behaviour = new Ledger("ledger-1") { ThrowOnRecovery = true };
        var ledger = SpawnLedger(behaviour);
        var refusal = await Should.ThrowAsync<JournalUnavailableException>(Answer(Ask<long>(ledger, new Ledger.Total())));
        refusal.Message.ShouldContain("recovery threw");
        behaviour.ThrowOnRecovery = false;
        await Until(() => behaviour.Recoveries == 1, clockMoves: true);
        (await Total(ledger)).ShouldBe(0);
    }

    [Fact]
    public async Task A_timer_of_an_event_sourced_actor_brings_a_command()
    {
        var ledger = SpawnLedger();
        await Answer(Ask<string>(ledger, new Ledger.WriteLater("a", TimeSpan.FromSeconds(5), 1)));
        await Answer(Ask<string>(ledger, new Ledger.WriteLater("b", TimeSpan.FromSeconds(5), 2)));
        await Answer(Ask<string>(ledger, new Ledger.Forget("b")));
        await Until(() => Stored().Length == 1, clockMoves: true);
        Time.Advance(Long);
        await Settle();
        Stored().ShouldBe([1L]);
    }

    [Fact]
    public async Task What_is_no_command_is_a_dead_letter()
    {
        var ledger = SpawnLedger();
        ledger.Tell("text");
        await Until(() => DeadLetters == 1);
    }

    private async Task Stop(IActorRef target)
    {
        var stopped = Engine.Stop(target);
        await Until(() => stopped.IsCompleted);
    }
}
