using System.Runtime.ExceptionServices;
using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>An engine in which a run is a function of its seed: one thread, virtual time, and among all actors that have something to
/// do the seed chooses who is next. Messages from one actor to another keep their order.</summary>
/// <remarks>Nothing moves by itself: call <see cref="Step"/>, <see cref="RunUntilIdle"/>, <see cref="RunFor"/> or
/// <see cref="RunUntil"/>. Not for two threads at once. Whatever awaits an ask goes on inside the step that answers it. A journal
/// must complete appends through <see cref="Schedule(TimeSpan, Action)"/> or <see cref="Post"/>, or at once; reads are waited for.
/// <see cref="ActorOptions.PinnedTo"/> means nothing here.</remarks>
public sealed class DeterministicEngine : LocalEngine
{
    private readonly List<Turn> _ready = [];
    private readonly SeededRandom _random;
    private readonly VirtualTimeProvider _time;
    private readonly ActionTurn _posted;
    private readonly Trace _trace = new();
    private readonly HashSet<ActorPath> _held = [];
    private readonly List<Turn> _heldTurns = [];
    private bool _stepping;

    /// <summary>Starts an engine without actors.</summary>
    /// <param name="seed">Chooses the order of delivery.</param>
    /// <param name="journal">Where event-sourced actors write.</param>
    /// <param name="time">The clock; this engine alone may move it while it runs, unless a simulation steps several engines on it.</param>
    /// <param name="logger">Faults, dead letters and rebuilds.</param>
    /// <param name="clocks">What the node's own clocks show, where that is not <paramref name="time"/>: they may be wrong, and die with it.</param>
    public DeterministicEngine(ulong seed, IJournal journal, VirtualTimeProvider time, ILogger? logger = null, Clocks? clocks = null)
        : base(journal, clocks?.Market ?? time, clocks?.Machine ?? time, logger)
    {
        _random = new SeededRandom(seed);
        _time = time;
        _posted = new ActionTurn(this);
    }

    /// <summary>Told of each message right before it is handled, for reading a failing run.</summary>
    public Action<DateTimeOffset, ActorPath, object>? OnDelivery { get; set; }

    /// <summary>Messages handled so far.</summary>
    public long Deliveries => _trace.Length;

    /// <summary>A hash over every delivery so far: its instant, its receiver and the type of its message. Equal runs have equal hashes,
    /// also in different processes.</summary>
    public ulong TraceHash => _trace.Hash;

    internal override int TurnBudget => 1;

    internal override TaskCreationOptions Continuations => TaskCreationOptions.None;

    /// <summary>Lets one ready actor, chosen by the seed, handle one message; false where none is ready at this instant.</summary>
    public bool Step()
    {
        var count = _ready.Count;
        if (count == 0)
            return false;
        var chosen = count == 1 ? 0 : _random.Next(count);
        var turn = _ready[chosen];
        _ready[chosen] = _ready[count - 1];
        _ready.RemoveAt(count - 1);
        var outer = _stepping;
        _stepping = true;
        try
        {
            turn.Run(TurnBudget);
        }
        finally
        {
            _stepping = outer;
        }

        return true;
    }

    /// <summary>Steps until nobody has anything to do at this instant; the clock stands still.</summary>
    /// <param name="mostSteps">More than that are taken for an endless exchange of messages.</param>
    /// <exception cref="InvalidOperationException">After that many steps there is still something to do.</exception>
    public void RunUntilIdle(long mostSteps = 1_000_000_000)
    {
        while (Step())
        {
            if (--mostSteps <= 0)
                throw new InvalidOperationException("the actors keep sending messages without an end");
        }
    }

    /// <summary>Runs for a span of virtual time: everything ready, then the next timer, and so on, up to and with the end.</summary>
    public void RunFor(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        var end = _time.GetUtcNow() + span;
        do
        {
            RunUntilIdle();
        }
        while (_time.FireNext(end));
        _time.MoveTo(end);
    }

    /// <summary>Runs, the clock moving on whenever nobody is ready, until the condition holds; false where it does not within the
    /// span, or nothing is left that could happen in it.</summary>
    public bool RunUntil(Func<bool> condition, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var end = _time.GetUtcNow() + within;
        while (!condition())
        {
            if (!Step() && !_time.FireNext(end))
                return false;
        }

        return true;
    }

    /// <summary>Whether somebody could take a step at this instant.</summary>
    public bool HasReady => _ready.Count > 0;

    /// <summary>The actor gets no turn until it is released: its thread is stuck. A turn under way goes on.</summary>
    public void Hold(ActorPath path) => _held.Add(path);

    /// <summary>The actor gets its turns again.</summary>
    public void Release(ActorPath path)
    {
        _held.Remove(path);
        _ready.AddRange(_heldTurns.Where(t => t is ActorCell cell && cell.Path == path));
        _heldTurns.RemoveAll(t => t is ActorCell cell && cell.Path == path);
    }

    /// <summary>Runs an action as a step of its own, after all that were posted before it. What it throws comes out of the step.</summary>
    public void Post(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _posted.Enqueue(action);
    }

    /// <summary>Runs an action when the clock gets there, between steps; actions of one instant in the order of scheduling.</summary>
    /// <returns>Takes the action back when disposed before.</returns>
    public IDisposable Schedule(TimeSpan due, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return _time.CreateTimer(static run => ((Action)run!)(), action, due < TimeSpan.Zero ? TimeSpan.Zero : due, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    /// <remarks>Runs until it is done. From inside a step it only asks every actor to stop.</remarks>
    public override Task Shutdown(TimeSpan grace)
    {
        Close();
        var cells = OldestFirst().Reverse().ToArray();
        if (_stepping)
            return Task.WhenAll(cells.Select(Stop));
        var end = _time.GetUtcNow() + (grace < TimeSpan.Zero ? TimeSpan.Zero : grace);
        foreach (var cell in cells)
        {
            var stopped = Stop(cell);
            RunUntil(() => stopped.IsCompleted, end - _time.GetUtcNow());
        }

        foreach (var cell in OldestFirst().ToArray())
            cell.Signal(ControlSignal.Kill);
        RunUntilIdle();
        return Task.CompletedTask;
    }

    internal override Mailbox CreateMailbox() => new QueueMailbox();

    internal override void Schedule(Turn turn)
    {
        if (_held.Count > 0 && turn is ActorCell cell && _held.Contains(cell.Path))
            _heldTurns.Add(turn);
        else
            _ready.Add(turn);
    }

    internal override void InBackground<T>(Func<Task<T>> work, Action<object> report)
    {
        try
        {
            report(work().GetAwaiter().GetResult());
        }
        catch (Exception fault)
        {
            report(fault);
        }
    }

    internal override void ReportBug(Turn turn, Exception fault) => ExceptionDispatchInfo.Throw(fault);

    internal override void Delivering(IHosted cell, object message)
    {
        _trace.Add(_time.GetTimestamp(), cell.Ordinal, message);
        OnDelivery?.Invoke(_time.GetUtcNow(), cell.Path, message);
    }
}
