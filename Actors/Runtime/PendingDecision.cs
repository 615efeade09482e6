using System.Collections.Immutable;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Runtime;

/// <summary>A decision whose effects wait for the journal.</summary>
internal sealed class PendingDecision(
    ActorCell cell, ICommand command, IActorRef? sender, JournaledEvent[] events, ImmutableArray<IEffect> effects)
{
    private AppendOutcome? _told;

    internal ICommand Command { get; } = command;

    internal IActorRef? Sender { get; } = sender;

    /// <summary>Empty for a decision that only answers and waits behind others.</summary>
    internal JournaledEvent[] Events { get; } = events;

    internal ImmutableArray<IEffect> Effects { get; } = effects;

    /// <summary>What became of the append; null until it is known. Read on the actor's turn.</summary>
    internal AppendOutcome? Outcome => Volatile.Read(ref _told);

    /// <summary>Whether nothing is left to wait for but the decisions before this one.</summary>
    internal bool IsSettled => Events.Length == 0 || Outcome is not null;

    /// <summary>The journal's answer, from any thread. Only the first one counts.</summary>
    internal void Completed(AppendOutcome outcome)
    {
        if (Interlocked.CompareExchange(ref _told, outcome, null) is null)
            cell.Signal(this);
    }
}
