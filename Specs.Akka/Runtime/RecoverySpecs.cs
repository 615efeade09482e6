using System.Diagnostics;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Runtime;
using Kiwoom.Specs.Runtime;
using ActorStatus = Kiwoom.Actors.Runtime.ActorStatus;
using IActorRef = Kiwoom.Actors.Runtime.IActorRef;

namespace Kiwoom.Specs.OnAkka.Runtime;

/// <summary>What an actor of the Akka engine does not come up on: a write of its own that may still land, and a stream that its plugin gives with a hole.</summary>
public sealed class RecoverySpecs : IAsyncDisposable
{
    private readonly VirtualTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly InMemoryJournal _journal = new();
    private ActorSystem? _system;
    private AkkaEngine? _engine;

    [Fact]
    public async Task A_write_that_outlives_the_circuit_breaker_is_waited_for_before_the_stream_is_read()
    {
        var behaviour = new Ledger("ledger-1");
        var ledger = Start(_journal, behaviour, "kiwoom.persistence.journal.port.circuit-breaker.call-timeout = 100ms");
        await Write(ledger, 1);

        _journal.Hold();
        await Should.ThrowAsync<JournalOutcomeUnknownException>(Write(ledger, 2));
        await Until(() => Status == ActorStatus.Recovering);
        _journal.Pending.ShouldBe(1, "the breaker told of a failure, and the write goes on");
        for (var look = 0; look < 50; look++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        behaviour.Recoveries.ShouldBe(1);
        _journal.Release();
        await Until(() => behaviour.Recoveries == 2);
        (await Write(ledger, 3)).ShouldBe(3);
        _journal.Events("ledger-1").Select(e => e.SequenceNr).ShouldBe([1L, 2L, 3L]);
    }

    [Fact]
    public async Task A_stream_with_a_hole_keeps_the_actor_away_whatever_plugin_gives_it()
    {
        var behaviour = new Ledger("ledger-1");
        await Write(Start(_journal, behaviour), 1, 2, 3);
        await DisposeAsync();

        Start(new Holed(_journal, without: 2), behaviour = new Ledger("ledger-1"));
        await Until(() => Status == ActorStatus.BackingOff);
        _engine!.Health()[0].Reason!.ShouldContain("#3");
        behaviour.Recoveries.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        _journal.Release();
        if (_engine is not null)
            await _engine.Shutdown(TimeSpan.Zero);
        if (_system is not null)
            await _system.Terminate();
    }

    private ActorStatus Status => _engine!.Health()[0].Status;

    private IActorRef Start(IJournal journal, Ledger behaviour, string overrides = "")
    {
        _system = SpecSystem.Start(overrides: overrides);
        _engine = new AkkaEngine(_system, new AkkaEngineOptions { Journal = journal }, _time);
        return _engine.SpawnEventSourced(new Kiwoom.Actors.Runtime.ActorPath("/ledgers/1"), behaviour, new Ledger.Codec());
    }

    private async Task<int> Write(IActorRef ledger, params long[] values)
    {
        var answer = _engine!.Ask<int>(ledger, new Ledger.Write(values), Timeout.InfiniteTimeSpan);
        await Until(() => answer.IsCompleted);
        return await answer;
    }

    private async Task Until(Func<bool> condition)
    {
        var started = Stopwatch.StartNew();
        while (!condition())
        {
            started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "the condition did not come to hold");
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }
    }

    /// <summary>A journal that breaks its promise and leaves an event out.</summary>
    private sealed class Holed(InMemoryJournal inner, long without) : IJournal
    {
        public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed) => inner.Append(persistenceId, events, completed);

        public async IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var journaled in inner.Read(persistenceId, fromSequenceNr, cancellation))
            {
                if (journaled.SequenceNr != without)
                    yield return journaled;
            }
        }

        public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default) => inner.LoadSnapshot(persistenceId, cancellation);

        public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default) => inner.SaveSnapshot(persistenceId, snapshot, cancellation);
    }
}
