using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>The default engine: a mailbox on a channel for each actor, turns on the thread pool or on the thread that the actor is
/// pinned to.</summary>
public sealed class EmbeddedEngine : LocalEngine
{
    // Enough to keep the cost of a turn small beside the messages, few enough that a busy actor does not hold up its neighbours.
    private const int MessagesPerTurn = 64;

    /// <summary>Starts an engine without actors.</summary>
    /// <param name="journal">Where event-sourced actors write.</param>
    /// <param name="clock">The clock that actors see and their timers run on: the market's, which may run faster than real time.</param>
    /// <param name="logger">Faults, dead letters and rebuilds.</param>
    /// <param name="machineClock">The clock of the engine's own waits (asks, back-off, grace, the age of messages); give real time here
    /// where the market clock runs at another speed. The market's where left out.</param>
    public EmbeddedEngine(IJournal journal, TimeProvider clock, ILogger<EmbeddedEngine>? logger = null, TimeProvider? machineClock = null)
        : base(journal, clock, machineClock ?? clock, logger)
    {
    }

    internal override int TurnBudget => MessagesPerTurn;

    internal override TaskCreationOptions Continuations => TaskCreationOptions.RunContinuationsAsynchronously;

    /// <inheritdoc/>
    public override async Task Shutdown(TimeSpan grace)
    {
        Close();
        using var patience = new CancellationTokenSource(grace < TimeSpan.Zero ? TimeSpan.Zero : grace, MachineClock);
        try
        {
            foreach (var cell in OldestFirst().Reverse().ToArray())
                await Stop(cell).WaitAsync(patience.Token).ConfigureAwait(false);
            while (!SubscribersAreDrained)
                await Task.Delay(TimeSpan.FromMilliseconds(1), MachineClock, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Logger.LogWarning("The engine was stopped before everything had drained.");
        }

        foreach (var cell in OldestFirst().ToArray())
            cell.Signal(ControlSignal.Kill);
    }

    internal override Mailbox CreateMailbox() => new ChannelMailbox();

    internal override void Schedule(Turn turn)
    {
        if (turn.PinnedTo is not { } pinned)
        {
            ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: false);
            return;
        }

        try
        {
            pinned(turn.ExecuteAction);
        }
        catch (Exception fault)
        {
            turn.Unschedule();
            ReportBug(turn, fault);
        }
    }

    internal override void InBackground<T>(Func<Task<T>> work, Action<object> report)
    {
        _ = Task.Run(async () =>
        {
            try
            {
                report(await work().ConfigureAwait(false));
            }
            catch (Exception fault)
            {
                report(fault);
            }
        });
    }

    internal override void Delivering(ActorCell cell, object message)
    {
    }
}
