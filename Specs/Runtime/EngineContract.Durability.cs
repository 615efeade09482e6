using System.Collections.Concurrent;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

public abstract partial class EngineContract
{
    [Fact]
    public async Task An_answer_comes_only_after_the_events_are_durable()
    {
        var ledger = SpawnLedger();
        Journal.Hold();
        var write = Write(ledger, 7);
        await Until(() => Undurable == 1);
        await Settle();
        write.IsCompleted.ShouldBeFalse();
        Journal.Release();
        (await Answer(write)).ShouldBe(1);
        Stored().ShouldBe([7L]);
    }

    [Fact]
    public async Task Messages_to_others_and_timers_wait_for_durability_too()
    {
        SpawnProbe();
        var ledger = SpawnLedger();
        Journal.Hold();
        ledger.Tell(new Ledger.WriteAndTell(7, new ActorPath("/probe")));
        ledger.Tell(new Ledger.WriteLater("t", TimeSpan.Zero, 8));
        await Until(() => Undurable == 1);
        Time.Advance(TimeSpan.FromSeconds(1));
        await Settle();
        Seen.ShouldBe(["started"]);
        Journal.Release();
        await Until(() => Seen.Contains(7L));
        await Until(() => Stored().Length == 2, clockMoves: true);
    }

    [Fact]
    public async Task Commands_are_decided_ahead_on_the_state_that_is_not_durable_yet()
    {
        var ledger = SpawnLedger();
        Journal.Hold();
        var writes = Enumerable.Range(1, 20).Select(i => Write(ledger, i)).ToArray();
        await Until(() => Undurable == 20);
        Journal.Release();
        for (var i = 0; i < 20; i++)
            (await Answer(writes[i])).ShouldBe(i + 1);
    }

    [Fact]
    public async Task No_more_commands_are_decided_ahead_than_the_limit()
    {
        var ledger = SpawnLedger(options: new ActorOptions { InFlightLimit = 5 });
        Journal.Hold();
        var writes = Enumerable.Range(1, 20).Select(i => Write(ledger, i)).ToArray();
        await Until(() => Undurable == 5);
        await Settle();
        Undurable.ShouldBe(5);
        Journal.Release();
        (await Answer(writes[19])).ShouldBe(20);
    }

    [Fact]
    public async Task An_answer_without_events_waits_behind_writes_in_flight()
    {
        var ledger = SpawnLedger();
        Journal.Hold();
        var write = Write(ledger, 7);
        var total = Ask<long>(ledger, new Ledger.Total());
        await Until(() => Undurable == 1);
        await Settle();
        total.IsCompleted.ShouldBeFalse();
        Journal.Release();
        (await Answer(total)).ShouldBe(7);
        write.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_write_changes_nothing_and_takes_with_it_what_was_decided_on_it()
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1));
        Journal.Hold();
        Journal.FailNext(JournalFault.None);
        Journal.FailNext(JournalFault.Refused);
        var sound = Write(ledger, 2);
        await Until(() => Journal.Pending == 1);
        var refused = Write(ledger, 3);
        var after = Write(ledger, 4);
        var total = Ask<long>(ledger, new Ledger.Total());
        await Until(() => Undurable == 3);
        await Settle();
        Journal.Release();
        (await Answer(sound)).ShouldBe(2);
        await Should.ThrowAsync<JournalUnavailableException>(Answer(refused));
        await Should.ThrowAsync<JournalUnavailableException>(Answer(after));
        await Should.ThrowAsync<JournalUnavailableException>(Answer(total));
        await Until(() => behaviour.Recoveries == 2, clockMoves: true);
        (await Total(ledger)).ShouldBe(3);
        (await Answer(Write(ledger, 5))).ShouldBe(3);
        Stored().ShouldBe([1L, 2L, 5L]);
    }

    [Theory]
    [InlineData(JournalFault.UnknownWritten, new[] { 1L, 2L })]
    [InlineData(JournalFault.UnknownNotWritten, new[] { 1L })]
    public async Task A_write_of_unknown_outcome_is_not_called_refused_and_the_actor_takes_what_the_journal_holds(JournalFault fault, long[] held)
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1));
        Journal.FailNext(fault);
        await Should.ThrowAsync<JournalOutcomeUnknownException>(Answer(Write(ledger, 2)));
        await Until(() => behaviour.Recoveries == 2, clockMoves: true);
        (await Total(ledger)).ShouldBe(held.Sum());
        Stored().ShouldBe(held);
    }

    [Fact]
    public async Task While_the_journal_cannot_be_reached_asks_are_refused_with_the_reason_and_other_commands_wait()
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1));
        Journal.Unreachable = true;
        await Should.ThrowAsync<JournalUnavailableException>(Answer(Write(ledger, 2)));
        ledger.Tell(new Ledger.Write(3));
        ledger.Tell(new Ledger.Write(4));
        var refusal = await Should.ThrowAsync<JournalUnavailableException>(Answer(Write(ledger, 5)));
        refusal.Message.ShouldContain("cannot be reached");
        Journal.Unreachable = false;
        await Until(() => Stored().Length == 3, clockMoves: true);
        Stored().ShouldBe([1L, 3L, 4L]);
    }

    [Fact]
    public async Task A_torn_stream_keeps_the_actor_away_until_it_is_repaired()
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1));
        Journal.FailNext(JournalFault.Torn);
        await Should.ThrowAsync<JournalOutcomeUnknownException>(Answer(Write(ledger, 2, 3)));
        await Should.ThrowAsync<JournalUnavailableException>(Answer(Write(ledger, 4)));
        Journal.Repair("ledger-1");
        await Until(() => behaviour.Recoveries == 2, clockMoves: true);
        (await Total(ledger)).ShouldBe(1);
    }

    [Fact]
    public async Task A_subscriber_sees_every_durable_event_once_and_in_order_whatever_fails()
    {
        var behaviour = new Ledger("ledger-1");
        var given = new ConcurrentQueue<long>();
        using var subscription = Engine.Subscribe((stream, journaled) =>
        {
            stream.ShouldBe("ledger-1");
            given.Enqueue(journaled.SequenceNr);
        });
        var ledger = SpawnLedger(behaviour);
        await Answer(Write(ledger, 1, 2));
        Journal.FailNext(JournalFault.UnknownWritten);
        await Should.ThrowAsync<JournalOutcomeUnknownException>(Answer(Write(ledger, 3, 4)));
        await Until(() => behaviour.Recoveries == 2, clockMoves: true);
        Journal.FailNext(JournalFault.Refused);
        await Should.ThrowAsync<JournalUnavailableException>(Answer(Write(ledger, 99)));
        await Until(() => behaviour.Recoveries == 3, clockMoves: true);
        await Answer(Write(ledger, 5));
        await Until(() => given.Count >= 5);
        await Settle();
        given.ShouldBe([1L, 2L, 3L, 4L, 5L]);
    }

    [Fact]
    public async Task A_subscriber_that_throws_disturbs_nobody_and_gets_the_next_event()
    {
        var given = 0;
        using var subscription = Engine.Subscribe((_, _) =>
        {
            Interlocked.Increment(ref given);
            throw new InvalidOperationException("subscriber threw");
        });
        var ledger = SpawnLedger();
        await Answer(Write(ledger, 1));
        await Answer(Write(ledger, 2));
        await Until(() => Volatile.Read(ref given) == 2);
    }
}
