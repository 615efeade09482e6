using System.Diagnostics;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

/// <summary>What every engine on real threads must satisfy beside the contract of all.</summary>
public abstract class ThreadedEngineContract : EngineContract
{
    protected LocalEngine Local => (LocalEngine)Engine;

    protected override long DeadLetters => Local.DeadLetters.Count;

    protected override async Task Until(Func<bool> condition, bool clockMoves = false)
    {
        var started = Stopwatch.StartNew();
        while (!condition())
        {
            if (started.Elapsed > TimeSpan.FromSeconds(30))
                throw new TimeoutException("the condition did not come to hold");
            if (clockMoves)
                Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    protected override async Task Settle()
    {
        // Every actor's mailbox empty in many looks in a row: whatever could still come would be on its way already.
        for (var quiet = 0; quiet < 200; quiet++)
        {
            if (Local.Health().Any(h => h.MailboxLength > 0 && h.Status == ActorStatus.Running))
                quiet = quiet > 0 && Journal.Pending > 0 ? quiet : 0;
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_pinned_actor_runs_where_it_is_pinned_to()
    {
        using var work = new System.Collections.Concurrent.BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (var item in work.GetConsumingEnumerable())
                item();
        });
        thread.Start();
        var engine = Local;
        var probe = engine.Spawn(new ActorPath("/ocx"), () => new Probe(Seen), new ActorOptions { PinnedTo = work.Add });
        var ran = await Answer(Ask<int>(probe, new Probe.Do(context => context.Reply(Environment.CurrentManagedThreadId))));
        ran.ShouldBe(thread.ManagedThreadId);
        var stopped = engine.Stop(probe);
        await Until(() => stopped.IsCompleted);
        work.CompleteAdding();
        thread.Join();
    }

    [Fact]
    public async Task A_routed_prefix_takes_the_messages_below_it_and_answers_come_back()
    {
        var engine = Local;
        using (engine.Route(new ActorPath("/bridge"), (path, message, sender) => sender?.Tell($"{path} {message}")))
        {
            var far = engine.Resolve(new ActorPath("/bridge/kiwoom"));
            (await Answer(Ask<string>(far, "login"))).ShouldBe("/bridge/kiwoom login");
            await Should.ThrowAsync<UndeliverableException>(Answer(Ask<string>(engine.Resolve(new ActorPath("/bridges")), "login")));
        }

        await Should.ThrowAsync<UndeliverableException>(Answer(Ask<string>(engine.Resolve(new ActorPath("/bridge/kiwoom")), "login")));
    }

    [Fact]
    public async Task Health_tells_who_waits_why_and_for_how_long()
    {
        var engine = Local;
        Journal.Unreachable = true;
        var ledger = SpawnLedger(options: new ActorOptions { MinimumBackOff = Long, MaximumBackOff = Long });
        ledger.Tell(new Ledger.Write(1));
        await Until(() => engine.Health()[0] is { Status: ActorStatus.BackingOff, MailboxLength: 1 });
        Time.Advance(TimeSpan.FromSeconds(3));
        var health = engine.Health().ShouldHaveSingleItem();
        health.Path.ShouldBe(Here);
        health.Reason!.ShouldContain("cannot be reached");
        health.OldestMessageAge.ShouldBe(TimeSpan.FromSeconds(3));
        Journal.Unreachable = false;
        await Until(() => engine.Health()[0] is { Status: ActorStatus.Running, MailboxLength: 0, Reason: null }, clockMoves: true);
    }

    [Fact]
    public async Task A_slow_subscriber_is_seen_and_delays_no_actor()
    {
        var engine = Local;
        using var goOn = new ManualResetEventSlim();
        var heard = 0;
        using var subscription = engine.Subscribe((_, _) =>
        {
            goOn.Wait();
            Interlocked.Increment(ref heard);
        });
        var ledger = SpawnLedger();
        for (var i = 1; i <= 500; i++)
            await Answer(Write(ledger, i));
        engine.EventsWaiting.ShouldBeGreaterThanOrEqualTo(499);
        goOn.Set();
        await Until(() => heard == 500);
        engine.EventsWaiting.ShouldBe(0);
    }
}
