using System.Diagnostics.CodeAnalysis;

namespace Kiwoom.Actors.Runtime;

/// <summary>How an engine asks a behaviour for a decision.</summary>
internal static class Deciding
{
    /// <summary>Asks; false with the fault where the behaviour threw or decided nonsense. The state is unharmed either way.</summary>
    internal static bool TryDecide<TState>(
        this IEventSourcedBehaviour<TState> behaviour, TState state, ICommand command, DateTimeOffset now, out Decision decision, [NotNullWhen(false)] out Exception? fault)
        where TState : class
    {
        (decision, fault) = (default, null);
        try
        {
            if (command.Cause is null)
                throw new ArgumentException("the command names no cause");
            decision = behaviour.Decide(state, command, now);
            if (!decision.Events.IsDefaultOrEmpty && decision.Events.Contains(null!))
                throw new ArgumentException("the decision holds no event where one should be");
            return true;
        }
        catch (Exception thrown)
        {
            fault = thrown;
            return false;
        }
    }

    /// <summary>Gives a decision's events their places in the stream.</summary>
    internal static JournaledEvent[] Stamp(this Decision decision, long first, DateTimeOffset now, Cause cause)
    {
        var stamped = new JournaledEvent[decision.Events.Length];
        for (var i = 0; i < stamped.Length; i++)
            stamped[i] = new JournaledEvent(first + i, now, cause, decision.Events[i]);
        return stamped;
    }
}
