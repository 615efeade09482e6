using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

public abstract partial class EngineContract
{
    private static readonly AdmissionLimit _three = new("writes", MostWaiting: 3, MostOfOne: 3);

    private static ActorOptions OneAtATime(AdmissionLimit limit) => new()
    {
        InFlightLimit = 1,
        MinimumBackOff = Long,
        MaximumBackOff = Long,
        Admission = new Admission
        {
            LimitOf = message => message is Ledger.Write ? limit : null,
            IsUrgent = message => message is Ledger.Write { Values: [>= 100] },
        },
    };

    [Fact]
    public async Task What_has_no_room_is_refused_at_once_and_changes_nothing()
    {
        var ledger = SpawnLedger(options: OneAtATime(_three));
        Journal.Hold();
        var inFlight = Write(ledger, 1);
        await Until(() => Undurable == 1);
        var waiting = new[] { Write(ledger, 2), Write(ledger, 3), Write(ledger, 4) };
        var question = Ask<long>(ledger, new Ledger.Total());
        var refused = Enumerable.Range(0, 1_000).Select(_ => Write(ledger, 5)).ToArray();
        refused.Count(write => write.IsFaulted && write.Exception!.InnerException is OverloadedException).ShouldBe(1_000, "no turn of the actor is needed to refuse");
        ((IActorHealthSource)Engine).Health().Single(h => h.Path == Here).ShouldSatisfyAllConditions(
            h => h.MailboxLength.ShouldBe(4),
            h => h.Refused.ShouldBe(1_000));
        Journal.Release();
        (await Answer(inFlight)).ShouldBe(1);
        foreach (var write in waiting)
            await Answer(write);
        (await Answer(question)).ShouldBe(10);
        (await Answer(Write(ledger, 5))).ShouldBe(5);
        Stored().ShouldBe([1L, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task An_urgent_message_overtakes_and_all_others_keep_their_order()
    {
        var ledger = SpawnLedger(options: OneAtATime(_three));
        Journal.Hold();
        var inFlight = Write(ledger, 1);
        await Until(() => Undurable == 1);
        var writes = new[] { Write(ledger, 2), Write(ledger, 3), Write(ledger, 4), Write(ledger, 100), Write(ledger, 101) };
        Journal.Release();
        await Answer(inFlight);
        foreach (var write in writes)
            await Answer(write);
        Stored().ShouldBe([1L, 100, 101, 2, 3, 4]);
    }

    [Fact]
    public async Task A_source_that_runs_away_leaves_room_for_the_others()
    {
        var options = OneAtATime(new AdmissionLimit("writes", MostWaiting: 5, MostOfOne: 3));
        var ledger = SpawnLedger(options: options with { Admission = options.Admission! with { SourceOf = message => message is Ledger.Write { Values: [var value] } ? value / 10 : null } });
        Journal.Hold();
        var inFlight = Write(ledger, 10);
        await Until(() => Undurable == 1);
        var runaway = Enumerable.Range(10, 9).Select(n => Write(ledger, n)).ToArray();
        runaway.Count(write => write.IsFaulted).ShouldBe(6);
        var others = new[] { Write(ledger, 20), Write(ledger, 30) };
        others.ShouldAllBe(write => !write.IsCompleted);
        var tooMany = Write(ledger, 40);
        await Should.ThrowAsync<OverloadedException>(Answer(tooMany));
        Journal.Release();
        await Answer(inFlight);
        foreach (var write in others)
            await Answer(write);
        Stored().ShouldBe([10L, 10, 11, 12, 20, 30]);
    }

    [Fact]
    public async Task A_rate_lets_through_what_it_has_earned()
    {
        var ledger = SpawnLedger(options: OneAtATime(new AdmissionLimit("writes", 100, 100, AtOnce: 2, PerSecond: 1)));
        await Answer(Write(ledger, 1));
        await Answer(Write(ledger, 2));
        await Should.ThrowAsync<OverloadedException>(Answer(Write(ledger, 3)));
        Time.Advance(TimeSpan.FromSeconds(1));
        await Answer(Write(ledger, 4));
        await Should.ThrowAsync<OverloadedException>(Answer(Write(ledger, 5)));
        Time.Advance(TimeSpan.FromHours(1));
        await Answer(Write(ledger, 6));
        await Answer(Write(ledger, 7));
        await Should.ThrowAsync<OverloadedException>(Answer(Write(ledger, 8)));
        Stored().ShouldBe([1L, 2, 4, 6, 7]);
    }

    [Fact]
    public async Task What_may_be_refused_is_not_kept_for_later_while_the_journal_fails()
    {
        var probe = SpawnProbe();
        var ledger = SpawnLedger(options: OneAtATime(_three));
        await Total(ledger);
        Journal.Unreachable = true;
        await Should.ThrowAsync<JournalUnavailableException>(Answer(Write(ledger, 1)));
        await Until(() => ((IActorHealthSource)Engine).Health().Single(h => h.Path == Here).Status == ActorStatus.BackingOff);
        ledger.Tell(new Ledger.Write(2), probe);
        ledger.Tell(new Ledger.WriteAndTell(3, new ActorPath("/probe")), probe);
        await Until(() => Seen.OfType<Fault>().Any());
        Seen.OfType<Fault>().Single().ShouldSatisfyAllConditions(
            fault => fault.Message.ShouldBeOfType<Ledger.Write>().Values.ShouldBe([2L]),
            fault => fault.Error.ShouldBeOfType<JournalUnavailableException>());
        Journal.Unreachable = false;
        await Until(() => Stored().Length == 1, clockMoves: true);
        Stored().ShouldBe([3L]);
    }

    [Fact]
    public async Task Of_what_only_the_newest_counts_only_the_newest_waits()
    {
        var probe = Engine.Spawn(
            new ActorPath("/slow"), () => new Probe(Seen), new ActorOptions { ConflationKey = message => message is ValueTuple<string, int> keyed ? keyed.Item1 : null });
        await Do(probe, context =>
        {
            for (var i = 1; i <= 10_000; i++)
            {
                context.Self.Tell(("a", i));
                if (i % 5_000 == 0)
                    context.Self.Tell($"kept {i}");
                context.Self.Tell(("b", i));
            }

            ((IActorHealthSource)Engine).Health().Single(h => h.Path == context.Self.Path).MailboxLength.ShouldBe(4);
        });
        await Until(() => Seen.Count == 5);
        Seen.ShouldBe(["started", ("a", 10_000), ("b", 10_000), "kept 5000", "kept 10000"]);
        probe.Tell(("a", 1));
        await Until(() => Seen.Count == 6);
    }
}
