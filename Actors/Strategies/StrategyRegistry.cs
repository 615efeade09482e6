using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Strategies;

/// <summary>Remembers which strategies run, so that a restart starts them again.</summary>
public sealed class StrategyRegistry : IEventSourcedBehaviour<StrategyRegistryState>
{
    /// <summary>The stream's name.</summary>
    public const string Stream = "strategies";

    /// <summary>Where its actor is.</summary>
    public static ActorPath Path { get; } = new("/strategies");

    /// <inheritdoc/>
    public string PersistenceId => Stream;

    /// <inheritdoc/>
    public StrategyRegistryState Initial() => new();

    /// <inheritdoc/>
    public Decision Decide(StrategyRegistryState state, ICommand command, DateTimeOffset now) => command switch
    {
        StartStrategy start => Start(state, start.Definition),
        StopStrategy stop => state.Running.TryGetValue(stop.Strategy.Value, out var running)
            ? Decision.Of(new StrategyStopped(stop.Strategy), new Reply(new StrategyAnswer.Done(running)))
            : Decision.Answer(new StrategyAnswer.NotFound(stop.Strategy)),
        GetStrategies => Decision.Answer(new RunningStrategies([.. state.Running.Values])),
        _ => Decision.Nothing,
    };

    /// <inheritdoc/>
    public StrategyRegistryState Apply(StrategyRegistryState state, JournaledEvent journaled)
    {
        switch (journaled.Event)
        {
            case StrategyStarted started:
                state.Running[started.Definition.Id.Value] = started.Definition;
                break;
            case StrategyStopped stopped:
                state.Running.Remove(stopped.Strategy.Value);
                break;
        }

        return state;
    }

    /// <inheritdoc/>
    public IEnumerable<IEffect> OnRecovered(StrategyRegistryState state, DateTimeOffset now) => [];

    private static Decision Start(StrategyRegistryState state, StrategyDefinition wanted)
    {
        if (!state.Running.TryGetValue(wanted.Id.Value, out var existing))
            return Decision.Of(new StrategyStarted(wanted), new Reply(new StrategyAnswer.Done(wanted)));

        return Same(existing, wanted)
            ? Decision.Answer(new StrategyAnswer.Done(existing, Duplicate: true))
            : Decision.Answer(new StrategyAnswer.Taken(existing));
    }

    private static bool Same(StrategyDefinition one, StrategyDefinition other) =>
        one with { Symbols = [], Parameters = other.Parameters } == other with { Symbols = [] }
        && one.Symbols.SequenceEqual(other.Symbols)
        && one.Parameters.SequenceEqual(other.Parameters);
}
