using System.Collections.Concurrent;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

/// <summary>What every engine must satisfy. It uses the seam and the few members below, so that any engine can be held to it. The
/// specs stand in parts by subject: messages, durability, recovery, lifetime.</summary>
public abstract partial class EngineContract : IAsyncLifetime
{
    protected static readonly TimeSpan Long = TimeSpan.FromHours(1);
    protected static readonly ActorPath Here = new("/ledgers/1");

    private IActorEngine? _engine;

    protected InMemoryJournal Journal { get; } = new();

    protected VirtualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

    protected IActorEngine Engine => _engine ??= Start(Journal, Time);

    protected ConcurrentQueue<object> Seen { get; } = new();

    /// <summary>Makes the engine.</summary>
    protected abstract IActorEngine Start(IJournal journal, VirtualTimeProvider time);

    /// <summary>Lets the engine run until the condition holds; fails when it does not come to hold. The clock stands still, or
    /// moves in small steps where asked.</summary>
    protected abstract Task Until(Func<bool> condition, bool clockMoves = false);

    /// <summary>Lets the engine do all it can do without the clock moving, as far as that can be known from outside.</summary>
    protected abstract Task Settle();

    /// <summary>Decisions whose events wait for the journal. Engines differ in how many of them they put into one write.</summary>
    protected virtual int Undurable => Journal.Pending;

    /// <summary>Dead letters so far.</summary>
    protected abstract long DeadLetters { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Journal.Release();
        if (_engine is null)
            return;
        var end = _engine.Shutdown(TimeSpan.FromSeconds(1));
        await Until(() => end.IsCompleted, clockMoves: true);
    }

    protected async Task<T> Answer<T>(Task<T> task, bool clockMoves = false)
    {
        await Until(() => task.IsCompleted, clockMoves);
        return await task;
    }

    protected Task<T> Ask<T>(IActorRef target, object message) => Engine.Ask<T>(target, message, Long);

    protected Task<int> Write(IActorRef target, params long[] values) => Ask<int>(target, new Ledger.Write(values));

    protected async Task<long> Total(IActorRef target) => await Answer(Ask<long>(target, new Ledger.Total()));

    protected IActorRef SpawnLedger(Ledger? ledger = null, ActorOptions? options = null, Ledger.Codec? codec = null) =>
        Engine.SpawnEventSourced(Here, ledger ?? new Ledger("ledger-1"), codec ?? new Ledger.Codec(), options);

    protected IActorRef SpawnProbe(string path = "/probe") => Engine.Spawn(new ActorPath(path), () => new Probe(Seen));

    protected async Task Do(IActorRef probe, Action<IActorContext> what)
    {
        probe.Tell(new Probe.Do(context =>
        {
            what(context);
            context.Reply("done");
        }));
        await Settle();
    }

    protected long[] Stored() => [.. Journal.Events("ledger-1").Select(e => e.Event).OfType<Ledger.Written>().Select(w => w.Value)];
}
