using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>An engine whose turns run on the thread pool, or on the thread that an actor is pinned to.</summary>
public abstract class ThreadPoolEngine : LocalEngine
{
    // Enough to keep the cost of a turn small beside the messages, few enough that a busy actor does not hold up its neighbours.
    private const int MessagesPerTurn = 64;

    private protected ThreadPoolEngine(IJournal journal, TimeProvider clock, TimeProvider machineClock, ILogger? logger)
        : base(journal, clock, machineClock, logger)
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

    internal override void Delivering(IHosted cell, object message)
    {
    }
}
