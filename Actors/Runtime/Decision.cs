using System.Collections.Immutable;

namespace Kiwoom.Actors.Runtime;

/// <summary>What a behaviour decided: events to append, in order, and effects to run once they are durable.</summary>
/// <param name="Events">Appended together: all of them or none.</param>
/// <param name="Effects">Run in order after durability.</param>
public readonly record struct Decision(ImmutableArray<IEvent> Events, ImmutableArray<IEffect> Effects)
{
    /// <summary>Nothing happened and nobody hears of it.</summary>
    public static Decision Nothing { get; } = new([], []);

    /// <summary>Answers without an event. The answer still waits for the events decided before it.</summary>
    public static Decision Answer(object message) => new([], [new Reply(message)]);

    /// <summary>Appends events and then runs effects.</summary>
    public static Decision Of(IEnumerable<IEvent> events, params IEnumerable<IEffect> effects) => new([.. events], [.. effects]);

    /// <summary>Appends one event and then runs effects.</summary>
    public static Decision Of(IEvent @event, params IEnumerable<IEffect> effects) => new([@event], [.. effects]);
}
