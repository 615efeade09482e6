using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

/// <summary>Whatever commands come and whatever the journal does to them: state = fold of the journal, what was acknowledged is in
/// it, what was refused is not, and subscribers see it all once.</summary>
public sealed class JournalFaultProperties
{
    /// <summary>What happens next in a run.</summary>
    public abstract record Move
    {
        public sealed record Put(int Count) : Move;

        public sealed record Sum : Move;

        public sealed record Broken(bool InApply) : Move;

        public sealed record Fail(JournalFault Fault) : Move;

        public sealed record Wait(int Milliseconds) : Move;

        public sealed record Outage(bool Begins) : Move;
    }

    public static Arbitrary<Move[]> Moves() => Gen.Frequency(
        (10, Gen.Choose(1, 3).Select(count => (Move)new Move.Put(count))),
        (2, Gen.Constant((Move)new Move.Sum())),
        (1, Gen.Elements(true, false).Select(inApply => (Move)new Move.Broken(inApply))),
        (3, Gen.Elements(JournalFault.None, JournalFault.None, JournalFault.Refused, JournalFault.UnknownWritten, JournalFault.UnknownNotWritten).Select(fault => (Move)new Move.Fail(fault))),
        (5, Gen.Choose(0, 400).Select(ms => (Move)new Move.Wait(ms))),
        (1, Gen.Elements(true, false).Select(begins => (Move)new Move.Outage(begins)))).ArrayOf().ToArbitrary();

    [Property(MaxTest = 500)]
    public Property A_run_on_the_deterministic_engine_keeps_the_journals_promises() =>
        Prop.ForAll(Moves(), ArbMap.Default.ArbFor<ulong>(), (moves, seed) =>
        {
            var time = new VirtualTimeProvider(DateTimeOffset.UnixEpoch);
            var delays = new SeededRandom(seed).Fork();
            DeterministicEngine? engine = null;
            var journal = new InMemoryJournal(work => engine!.Schedule(TimeSpan.FromMilliseconds(delays.Next(20)), work));
            engine = new DeterministicEngine(seed, journal, time);
            var run = new Run(engine, journal);
            foreach (var move in moves)
            {
                if (move is Move.Wait wait)
                    engine.RunFor(TimeSpan.FromMilliseconds(wait.Milliseconds));
                else
                    run.Make(move);
            }

            journal.Unreachable = false;
            engine.RunFor(TimeSpan.FromMinutes(5));
            run.Check(engine.Ask<long>(run.Ledger, new Ledger.Total(), TimeSpan.FromMinutes(1)), () => engine.RunFor(TimeSpan.FromMinutes(1)));
        });

    [Property(MaxTest = 60)]
    public Property A_run_on_the_embedded_engine_keeps_the_journals_promises() =>
        Prop.ForAll(Moves(), moves => RunOnThreads(moves, (journal, time) => new EmbeddedEngine(journal, time)));

    /// <summary>Makes the moves on an engine on real threads and checks what they came to.</summary>
    public static void RunOnThreads(Move[] moves, Func<IJournal, VirtualTimeProvider, LocalEngine> start)
    {
        // Writes are answered on other threads, as a database does; time passes when the run waits.
        var time = new VirtualTimeProvider(DateTimeOffset.UnixEpoch);
        var journal = new InMemoryJournal(work => ThreadPool.QueueUserWorkItem(_ => work()));
        var engine = start(journal, time);
        var run = new Run(engine, journal);
        foreach (var move in moves)
        {
            if (move is Move.Wait wait)
                time.Advance(TimeSpan.FromMilliseconds(wait.Milliseconds));
            else
                run.Make(move);
        }

        journal.Unreachable = false;
        Quiet();
        while (engine.Health()[0].Status != ActorStatus.Running)
            Quiet();
        run.Check(engine.Ask<long>(run.Ledger, new Ledger.Total(), Timeout.InfiniteTimeSpan), Quiet);

        void Quiet()
        {
            SpinWait.SpinUntil(
                () =>
                {
                    time.Advance(TimeSpan.FromMilliseconds(100));
                    return run.IsAnswered && engine.Health()[0] is { InFlight: 0, MailboxLength: 0, Status: ActorStatus.Running };
                },
                TimeSpan.FromSeconds(30)).ShouldBeTrue("the run did not come to rest");
        }
    }

    private sealed class Run
    {
        private readonly InMemoryJournal _journal;
        private readonly IActorEngine _engine;
        private readonly List<(long[] Values, Task<int> Answer)> _writes = [];
        private readonly List<Task> _others = [];
        private readonly ConcurrentQueue<JournaledEvent> _given = new();
        private long _lastValue;

        internal Run(IActorEngine engine, InMemoryJournal journal)
        {
            _engine = engine;
            _journal = journal;
            engine.Subscribe((_, journaled) => _given.Enqueue(journaled));
            var options = new ActorOptions { SnapshotEvery = 5, InFlightLimit = 4 };
            Ledger = engine.SpawnEventSourced(new ActorPath("/ledger"), new Ledger("ledger"), new Ledger.Codec(), options);
        }

        internal IActorRef Ledger { get; }

        internal bool IsAnswered => _writes.TrueForAll(w => w.Answer.IsCompleted) && _others.TrueForAll(o => o.IsCompleted);

        internal void Make(Move move)
        {
            switch (move)
            {
                case Move.Put put:
                    var values = Enumerable.Range(0, put.Count).Select(_ => ++_lastValue).ToArray();
                    _writes.Add((values, _engine.Ask<int>(Ledger, new Ledger.Write(values), Timeout.InfiniteTimeSpan)));
                    break;
                case Move.Sum:
                    _others.Add(_engine.Ask<long>(Ledger, new Ledger.Total(), Timeout.InfiniteTimeSpan));
                    break;
                case Move.Broken broken:
                    ICommand command = broken.InApply ? new Ledger.ThrowInApply() : new Ledger.ThrowInDecide();
                    _others.Add(_engine.Ask<object>(Ledger, command, Timeout.InfiniteTimeSpan));
                    break;
                case Move.Fail fail:
                    _journal.FailNext(fail.Fault);
                    break;
                case Move.Outage outage:
                    _journal.Unreachable = outage.Begins;
                    break;
            }
        }

        internal void Check(Task<long> total, Action goOn)
        {
            if (!total.IsCompleted)
                goOn();
            var events = _journal.Events("ledger");
            var stored = events.Select(e => ((Ledger.Written)e.Event).Value).ToArray();
            SpinWait.SpinUntil(() => total.IsCompleted && _given.Count >= events.Count, TimeSpan.FromSeconds(30)).ShouldBeTrue();

            total.Result.ShouldBe(stored.Sum(), "state is not the fold of the journal");
            events.Select(e => e.SequenceNr).ShouldBe(Enumerable.Range(1, events.Count).Select(n => (long)n));
            stored.SequenceEqual(stored.Order()).ShouldBeTrue("commands were journalled out of their order");
            _given.Select(e => e.SequenceNr).ShouldBe(events.Select(e => e.SequenceNr), "a subscriber missed an event or saw one twice");
            foreach (var (values, answer) in _writes)
            {
                answer.IsCompleted.ShouldBeTrue("a command was never answered");
                var held = values.Count(v => stored.Contains(v));
                held.ShouldBeOneOf(0, values.Length);
                if (answer.IsCompletedSuccessfully)
                    held.ShouldBe(values.Length, "acknowledged and not in the journal");
                else if (answer.Exception!.InnerException is JournalUnavailableException)
                    held.ShouldBe(0, "refused and in the journal");
                else
                    answer.Exception.InnerException.ShouldBeOfType<JournalOutcomeUnknownException>();
            }

            _others.ForEach(other => other.IsCompleted.ShouldBeTrue("a question was never answered"));
        }
    }
}
