using Akka.Actor;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Journal;
using Microsoft.Extensions.Logging;
using ActorPath = Kiwoom.Actors.Runtime.ActorPath;
using AkkaRef = Akka.Actor.IActorRef;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Hosts behaviours as actors of an Akka.NET system: each has a keeper below <c>/user/actors</c> that supervises the actor itself, and event-sourced
/// ones are persistent actors of Akka.Persistence.</summary>
/// <remarks>Messages between actors of the engine wait in the engine's own inboxes, because bounds, urgency and back-off belong to the contract and not to a
/// mailbox; an Akka actor is told only that something waits. So nothing that comes over the wire is ever taken for a command.</remarks>
public sealed class AkkaEngine : ThreadPoolEngine
{
    private readonly AkkaRef _folder;

    /// <summary>Starts an engine without actors.</summary>
    /// <param name="system">Runs the actors; not terminated with the engine.</param>
    /// <param name="options">Where events and snapshots are kept.</param>
    /// <param name="clock">The clock that actors see and their timers run on: the market's, which may run faster than real time.</param>
    /// <param name="logger">Faults, dead letters and rebuilds.</param>
    /// <param name="machineClock">The clock of the engine's own waits. The market's where left out.</param>
    public AkkaEngine(ActorSystem system, AkkaEngineOptions options, TimeProvider clock, ILogger? logger = null, TimeProvider? machineClock = null)
        : base(options.Journal ?? NoJournal.Instance, clock, machineClock ?? clock, logger)
    {
        (System, Options) = (system, options);
        if (options.Journal is { } journal)
            JournalPort.Of(system).Journal = journal;
        _folder = system.ActorOf(Props.Create(() => new PathFolder(this)), "actors");
    }

    internal ActorSystem System { get; }

    internal AkkaEngineOptions Options { get; }

    /// <summary>Decisions with events that are not durable yet, of all actors.</summary>
    internal int Undurable => OldestFirst().Cast<AkkaCell>().Sum(cell => cell.Undurable);

    internal override IHosted CreateCell(ActorPath path, long ordinal, ActorOptions options, Func<Actor> factory) => new PlainAkkaCell(this, path, ordinal, options, factory);

    internal override IHosted CreateCell<TState>(
        ActorPath path, long ordinal, ActorOptions options, IEventSourcedBehaviour<TState> behaviour, ISnapshotCodec<TState> codec) =>
        new EventSourcedAkkaCell<TState>(this, path, ordinal, options, behaviour, codec);

    /// <inheritdoc/>
    public override async Task Shutdown(TimeSpan grace)
    {
        await base.Shutdown(grace).ConfigureAwait(false);
        System.Stop(_folder);
    }

    /// <summary>Gives a new cell its keeper.</summary>
    internal void Plant(AkkaCell cell) => _folder.Tell(new PathFolder.Plant(cell), ActorRefs.NoSender);

    /// <summary>What the journal of the base class is where Akka's plugin has one of its own: nothing asks it.</summary>
    private sealed class NoJournal : IJournal
    {
        internal static NoJournal Instance { get; } = new();

        public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed) => throw Unasked();

        public IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, CancellationToken cancellation = default) => throw Unasked();

        public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default) => throw Unasked();

        public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default) => throw Unasked();

        private static InvalidOperationException Unasked() => new("the journal is Akka.Persistence's");
    }
}
