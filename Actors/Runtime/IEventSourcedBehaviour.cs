namespace Kiwoom.Actors.Runtime;

/// <summary>A pure behaviour whose state is the fold of its stream. An engine gives it a mailbox, a journal and a clock.</summary>
/// <remarks>
/// <para><see cref="Decide"/> changes nothing; <see cref="Apply"/> alone changes state, may do so in place, and must give the
/// same state for the same events on every machine. The engine owns the state object and never shares it.</para>
/// <para>The engine may decide several commands ahead of the durable state. When a write fails it throws the state away and
/// folds the stream again.</para>
/// </remarks>
/// <typeparam name="TState">The state; must survive a round trip through <see cref="ISnapshotCodec{TState}"/>.</typeparam>
public interface IEventSourcedBehaviour<TState>
    where TState : class
{
    /// <summary>The name of the stream, for example <c>account-8012345611</c>.</summary>
    string PersistenceId { get; }

    /// <summary>The state before the first event.</summary>
    TState Initial();

    /// <summary>Decides on a command. Throws nothing for bad input: a refusal is an answer or an event.</summary>
    Decision Decide(TState state, ICommand command, DateTimeOffset now);

    /// <summary>Folds one event in. Must accept every event ever written to the stream.</summary>
    TState Apply(TState state, JournaledEvent journaled);

    /// <summary>What to do once the stream has been folded and before the first command: typically to ask again for what was
    /// on its way when the process ended. The state given is durable. Also called after each rebuild of a running actor, whose timers
    /// have then all been cancelled: start here every timer that the state needs.</summary>
    IEnumerable<IEffect> OnRecovered(TState state, DateTimeOffset now);
}
