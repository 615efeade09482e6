using Kiwoom.Actors.Telemetry;

namespace Kiwoom.Actors.Runtime;

/// <summary>Something that an engine runs in small pieces, never on two threads at once.</summary>
internal abstract class Turn(LocalEngine engine) : IThreadPoolWorkItem
{
    private int _scheduled;
    private Action? _execute;

    /// <summary>Where pieces are run instead of the engine's own scheduler.</summary>
    internal Action<Action>? PinnedTo { get; init; }

    internal LocalEngine Engine { get; } = engine;

    /// <summary>The same delegate each time, so that posting it to a pinned thread allocates nothing.</summary>
    internal Action ExecuteAction => _execute ??= ((IThreadPoolWorkItem)this).Execute;

    /// <summary>Whether a piece would do anything; read from any thread.</summary>
    protected abstract bool HasWork { get; }

    /// <summary>Whether no turn is under way or on its way.</summary>
    internal bool IsIdle => Volatile.Read(ref _scheduled) == 0;

    /// <summary>Asks the engine for a turn, unless one is already on its way.</summary>
    internal void Wake()
    {
        // The interlocked operation is also the fence between the sender's enqueue and this look at the flag.
        if (Interlocked.CompareExchange(ref _scheduled, 1, 0) == 0)
            Engine.Schedule(this);
    }

    /// <summary>Does up to <paramref name="budget"/> pieces of work.</summary>
    protected abstract void Work(int budget);

    /// <summary>Takes the turn, and asks for the next one where work is left.</summary>
    internal void Run(int budget)
    {
        ActorMeter.Turned();
        try
        {
            Work(budget);
        }
        catch (Exception fault)
        {
            Engine.ReportBug(this, fault);
        }
        finally
        {
            // A full fence: a sender that saw the flag still up before this line has its message seen by the line after.
            Interlocked.Exchange(ref _scheduled, 0);
            if (HasWork)
                Wake();
        }
    }

    /// <summary>Takes back the claim of a turn that the scheduler could not carry out.</summary>
    internal void Unschedule() => Interlocked.Exchange(ref _scheduled, 0);

    void IThreadPoolWorkItem.Execute() => Run(Engine.TurnBudget);
}
