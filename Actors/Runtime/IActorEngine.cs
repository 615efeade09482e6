namespace Kiwoom.Actors.Runtime;

/// <summary>Hosts actors. This is the whole seam between behaviours and an engine; the embedded engine, the deterministic one
/// and Akka.NET implement it and pass the same contract specs.</summary>
public interface IActorEngine : IAsyncDisposable
{
    /// <summary>The clock that actors see.</summary>
    TimeProvider Clock { get; }

    /// <summary>Starts an actor. The path must be free. The factory is called again on each restart.</summary>
    IActorRef Spawn(ActorPath path, Func<Actor> factory, ActorOptions? options = null);

    /// <summary>Starts an event-sourced actor: folds its stream first, then handles messages that are <see cref="ICommand"/>s.</summary>
    IActorRef SpawnEventSourced<TState>(ActorPath path, IEventSourcedBehaviour<TState> behaviour, ISnapshotCodec<TState> codec, ActorOptions? options = null)
        where TState : class;

    /// <summary>Finds an actor by path, whether it exists yet or not.</summary>
    IActorRef Resolve(ActorPath path);

    /// <summary>Sends a message and waits for its answer. Throws <see cref="TimeoutException"/> (the outcome is then unknown, not
    /// refused), <see cref="JournalUnavailableException"/> (nothing was appended), <see cref="JournalOutcomeUnknownException"/>
    /// (perhaps it was), <see cref="ActorFaultedException"/> (the actor threw), <see cref="UndeliverableException"/> (nobody received
    /// it), or <see cref="OperationCanceledException"/> (the asker gave up; the outcome is unknown).</summary>
    Task<TReply> Ask<TReply>(IActorRef target, object message, TimeSpan timeout, CancellationToken cancellation = default);

    /// <summary>Hands every durable event, in stream order and with its stream's name, to a subscriber, after durability and beside
    /// the actor. A slow subscriber buffers; it never delays an actor. Dispose the result to end it.</summary>
    IDisposable Subscribe(Action<string, JournaledEvent> subscriber);

    /// <summary>Stops one actor after it has handled what is in its mailbox.</summary>
    Task Stop(IActorRef target);

    /// <summary>Stops all actors, the youngest first, after they have drained their mailboxes and their writes are durable; gives up
    /// waiting after <paramref name="grace"/>.</summary>
    Task Shutdown(TimeSpan grace);
}
