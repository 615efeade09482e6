using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Actors.Runtime;

/// <summary>What the engines of this assembly share: paths, asks, dead letters, subscribers and routes. They differ in who runs a
/// turn, when, and on which clock.</summary>
/// <remarks>A message to a path where no actor is, and which no route covers, becomes a dead letter at once, and an ask fails with
/// <see cref="UndeliverableException"/>. A handle stays good: what is sent after the actor has been spawned arrives.</remarks>
public abstract class LocalEngine : IActorEngine, IActorHealthSource, IRemoteRoutes
{
    private readonly ConcurrentDictionary<string, IHosted> _cells = new(StringComparer.Ordinal);
    private readonly RemoteRoutes _routes = new();
    private ImmutableArray<EventSubscriber> _subscribers = [];
    private long _lastOrdinal;
    private volatile bool _closing;

    private protected LocalEngine(IJournal journal, TimeProvider clock, TimeProvider machineClock, ILogger? logger)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(clock);
        Journal = journal;
        Clock = clock;
        MachineClock = machineClock;
        Logger = logger ?? NullLogger.Instance;
        DeadLetters = new DeadLetters(machineClock, Logger);
        Nobody = new NobodyRef(this);
    }

    /// <inheritdoc/>
    public TimeProvider Clock { get; }

    /// <summary>Messages that reached nobody.</summary>
    public DeadLetters DeadLetters { get; }

    internal IJournal Journal { get; }

    /// <summary>The clock of the engine's own waits: asks, back-off, the age of messages.</summary>
    internal TimeProvider MachineClock { get; }

    internal ILogger Logger { get; }

    internal NobodyRef Nobody { get; }

    /// <summary>Messages that one actor may handle before others have their turn.</summary>
    internal abstract int TurnBudget { get; }

    /// <summary>How tasks that this engine completes run what awaits them.</summary>
    internal abstract TaskCreationOptions Continuations { get; }

    /// <inheritdoc/>
    public IActorRef Spawn(ActorPath path, Func<Actor> factory, ActorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Host(CreateCell(path, Interlocked.Increment(ref _lastOrdinal), options ?? new ActorOptions(), factory));
    }

    /// <inheritdoc/>
    public IActorRef SpawnEventSourced<TState>(
        ActorPath path, IEventSourcedBehaviour<TState> behaviour, ISnapshotCodec<TState> codec, ActorOptions? options = null)
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(behaviour);
        ArgumentNullException.ThrowIfNull(codec);
        return Host(CreateCell(path, Interlocked.Increment(ref _lastOrdinal), options ?? new ActorOptions(), behaviour, codec));
    }

    /// <inheritdoc/>
    public IActorRef Resolve(ActorPath path) =>
        path.Value is not null && _cells.TryGetValue(path.Value, out var cell) ? cell.Self : new PathRef(this, path);

    /// <inheritdoc/>
    /// <exception cref="UndeliverableException">Inside the task: no actor is there, or it stopped before it came to the message.</exception>
    public Task<TReply> Ask<TReply>(IActorRef target, object message, TimeSpan timeout, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(message);
        if (timeout <= TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "an ask waits for some time");
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<TReply>(cancellation);
        var ask = new AskRef<TReply>(this, target.Path);
        ask.Arm(timeout, cancellation);
        target.Tell(message, ask);
        return ask.Answer;
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<string, JournaledEvent> subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var subscription = new EventSubscriber(this, subscriber);
        ImmutableInterlocked.Update(ref _subscribers, all => all.Add(subscription));
        return subscription;
    }

    /// <inheritdoc/>
    public IDisposable Route(ActorPath prefix, Action<ActorPath, object, IActorRef?> deliver)
    {
        ArgumentNullException.ThrowIfNull(deliver);
        return _routes.Add(prefix, deliver);
    }

    /// <summary>Durable events that wait for the slowest subscriber.</summary>
    public int EventsWaiting => _subscribers.Select(subscriber => subscriber.Waiting).DefaultIfEmpty().Max();

    /// <inheritdoc/>
    public IReadOnlyList<ActorHealth> Health() => [.. OldestFirst().Select(cell => cell.Health())];

    /// <inheritdoc/>
    public Task Stop(IActorRef target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Path.Value is { } path && _cells.TryGetValue(path, out var cell) ? Stop(cell) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public abstract Task Shutdown(TimeSpan grace);

    /// <summary>Shuts down with five seconds of grace.</summary>
    public async ValueTask DisposeAsync()
    {
        await Shutdown(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes what hosts a plain actor; it starts with <see cref="ControlSignal.Start"/>.</summary>
    internal virtual IHosted CreateCell(ActorPath path, long ordinal, ActorOptions options, Func<Actor> factory) => new PlainCell(this, path, ordinal, options, factory);

    /// <summary>Makes what hosts an event-sourced actor; it starts with <see cref="ControlSignal.Start"/>.</summary>
    internal virtual IHosted CreateCell<TState>(
        ActorPath path, long ordinal, ActorOptions options, IEventSourcedBehaviour<TState> behaviour, ISnapshotCodec<TState> codec)
        where TState : class => new EventSourcedCell<TState>(this, path, ordinal, options, behaviour, codec);

    internal abstract Mailbox CreateMailbox();

    /// <summary>Runs a turn soon, once. Never throws.</summary>
    internal abstract void Schedule(Turn turn);

    /// <summary>Runs asynchronous work beside the actors and reports its result, or its exception, as an object.</summary>
    internal abstract void InBackground<T>(Func<Task<T>> work, Action<object> report)
        where T : class;

    /// <summary>Told of each message right before it is handled.</summary>
    internal abstract void Delivering(IHosted cell, object message);

    /// <summary>The slow way of a message: looks the path up. Gives the cell that took it, or null.</summary>
    internal IHosted? Deliver(ActorPath path, object? message, IActorRef? sender)
    {
        if (message is null)
            DeadLetters.Publish(new DeadLetter(path, "null", "Nothing was sent."), sender);
        else if (path.Value is not null && _cells.TryGetValue(path.Value, out var cell) && cell.TryDeliver(message, sender))
            return cell;
        else if (_routes.Find(path) is not { } deliver)
            DeadLetters.Publish(new DeadLetter(path, message, "No actor is at this path."), sender);
        else
            Send(deliver, path, message, sender);
        return null;
    }

    internal void Publish(string persistenceId, JournaledEvent journaled)
    {
        foreach (var subscriber in _subscribers)
            subscriber.Publish(persistenceId, journaled);
    }

    internal void Unsubscribe(EventSubscriber subscriber) =>
        ImmutableInterlocked.Update(ref _subscribers, all => all.Remove(subscriber));

    internal void Forget(IHosted cell) => _cells.TryRemove(new KeyValuePair<string, IHosted>(cell.Path.Value, cell));

    /// <summary>Tells the sender that its message was not handled. Where nobody waits it becomes a dead letter, so that it is seen.</summary>
    internal void Refuse(IHosted cell, object message, IActorRef? sender, Exception error)
    {
        if (sender is AskRef ask)
            ask.Fail(error);
        else if (sender is not null)
            sender.Tell(new Fault(message, error), cell.Self);
        else
            DeadLetters.Publish(new DeadLetter(cell.Path, message, error.Message), null);
    }

    /// <summary>Ends what still waited for an actor when it stopped.</summary>
    internal void Bury(IHosted cell, in Envelope left)
    {
        if (left.Message is StopRequest request)
            request.Complete();
        else if (left.Message is not ActorTimer)
            DeadLetters.Publish(new DeadLetter(cell.Path, left.Message, "The actor stopped before it came to this message."), left.Sender);
    }

    /// <summary>Told when a turn itself threw, which no actor can bring about.</summary>
    internal virtual void ReportBug(Turn turn, Exception fault) =>
        Logger.LogCritical(fault, "A turn of {Actor} threw inside the engine.", (turn as ActorCell)?.Path.Value ?? turn.GetType().Name);

    /// <summary>Lets nobody be spawned any more.</summary>
    private protected void Close() => _closing = true;

    private protected bool SubscribersAreDrained => _subscribers.All(subscriber => subscriber.IsDrained);

    private protected IEnumerable<IHosted> OldestFirst() => _cells.Values.OrderBy(cell => cell.Ordinal);

    private protected Task Stop(IHosted cell)
    {
        var request = new StopRequest(Continuations);
        if (!cell.TryDeliver(request, null))
            request.Complete();
        return request.Done;
    }

    private void Send(Action<ActorPath, object, IActorRef?> deliver, ActorPath path, object message, IActorRef? sender)
    {
        try
        {
            deliver(path, message, sender);
        }
        catch (Exception fault)
        {
            Logger.LogError(fault, "The link to {Path} threw.", path);
            DeadLetters.Publish(new DeadLetter(path, message, $"The link threw: {fault.Message}"), sender);
        }
    }

    private PathRef Host(IHosted cell)
    {
        if (!cell.Path.IsWellFormed)
            throw new ArgumentException($"not a path: '{cell.Path.Value}'");
        if (_closing)
            throw new InvalidOperationException("the engine is shutting down");
        if (!_cells.TryAdd(cell.Path.Value, cell))
            throw new InvalidOperationException($"an actor is already at {cell.Path}");
        cell.Signal(ControlSignal.Start);
        return cell.Self;
    }
}
