using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

/// <summary>The deterministic engine keeps the contract, and a run of it is a function of its seed.</summary>
public sealed class DeterministicEngineSpecs : EngineContract
{
    private DeterministicEngine Deterministic => (DeterministicEngine)Engine;

    protected override long DeadLetters => Deterministic.DeadLetters.Count;

    protected override IActorEngine Start(IJournal journal, VirtualTimeProvider time) => new DeterministicEngine(42, journal, time);

    protected override Task Until(Func<bool> condition, bool clockMoves = false)
    {
        Deterministic.RunUntil(condition, clockMoves ? TimeSpan.FromDays(1) : TimeSpan.Zero).ShouldBeTrue("the condition did not come to hold");
        return Task.CompletedTask;
    }

    protected override Task Settle()
    {
        Deterministic.RunUntilIdle();
        return Task.CompletedTask;
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_and_other_seeds_give_others()
    {
        var runs = Enumerable.Range(0, 20).Select(seed => Run((ulong)seed)).ToArray();
        for (var seed = 0; seed < runs.Length; seed++)
        {
            var (hash, order) = Run((ulong)seed);
            hash.ShouldBe(runs[seed].Hash);
            order.ShouldBe(runs[seed].Order);
        }

        runs.Select(r => r.Hash).Distinct().Count().ShouldBeGreaterThan(15);
        runs.Select(r => string.Join(' ', r.Order)).Distinct().Count().ShouldBeGreaterThan(15);
    }

    [Fact]
    public void Scheduled_actions_run_at_their_instants_in_their_order_and_can_be_taken_back()
    {
        var ran = new List<string>();
        var start = Time.GetUtcNow();
        Deterministic.Schedule(TimeSpan.FromSeconds(2), () => ran.Add($"c {Time.GetUtcNow() - start}"));
        Deterministic.Schedule(TimeSpan.FromSeconds(1), () => ran.Add($"a {Time.GetUtcNow() - start}"));
        Deterministic.Schedule(TimeSpan.FromSeconds(1), () => ran.Add($"b {Time.GetUtcNow() - start}"));
        Deterministic.Schedule(TimeSpan.FromSeconds(1), () => ran.Add("taken back")).Dispose();
        Deterministic.Schedule(TimeSpan.FromSeconds(9), () => ran.Add("later"));
        Deterministic.RunFor(TimeSpan.FromSeconds(3));
        ran.ShouldBe(["a 00:00:01", "b 00:00:01", "c 00:00:02"]);
        (Time.GetUtcNow() - start).ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void What_a_posted_action_throws_comes_out_of_the_step_and_the_next_one_still_runs()
    {
        var ran = false;
        Deterministic.Post(() => throw new InvalidOperationException("posted"));
        Deterministic.Post(() => ran = true);
        Should.Throw<InvalidOperationException>(() => Deterministic.RunUntilIdle());
        Deterministic.RunUntilIdle();
        ran.ShouldBeTrue();
    }

    private static (ulong Hash, List<string> Order) Run(ulong seed)
    {
        var time = new VirtualTimeProvider(DateTimeOffset.UnixEpoch);
        DeterministicEngine? engine = null;
        var delays = new SeededRandom(seed).Fork();
        var journal = new InMemoryJournal(work => engine!.Schedule(TimeSpan.FromMilliseconds(delays.Next(5)), () => work()));
        engine = new DeterministicEngine(seed, journal, time);
        var order = new List<string>();
        engine.OnDelivery = (at, path, message) => order.Add($"{at:ss.fff} {path} {message.GetType().Name}");
        var ledgers = Enumerable.Range(0, 3)
            .Select(n => engine.SpawnEventSourced(new ActorPath($"/ledgers/{n}"), new Ledger($"ledger-{n}"), new Ledger.Codec()))
            .ToArray();
        foreach (var ledger in ledgers)
        {
            for (var i = 0; i < 5; i++)
                ledger.Tell(new Ledger.WriteAndTell(i, new ActorPath("/nobody")));
            ledger.Tell(new Ledger.WriteLater("t", TimeSpan.FromSeconds(1), 9));
        }

        engine.RunFor(TimeSpan.FromSeconds(2));
        engine.Deliveries.ShouldBe(order.Count);
        journal.Events("ledger-2").Count.ShouldBe(6);
        return (engine.TraceHash, order);
    }
}
