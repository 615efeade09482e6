using Akka.Actor;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Which threads run an actor.</summary>
internal static class Dispatching
{
    /// <summary>Configuration path of the dispatcher of all actors that are not pinned; Akka's default where there is none.</summary>
    internal const string Actors = "kiwoom.dispatchers.actors";

    private static long _lastPinned;

    /// <summary>Gives an actor's properties the dispatcher that its options ask for.</summary>
    internal static Props For(Props props, AkkaCell cell)
    {
        var system = cell.Engine.System;
        if (cell.Options.PinnedTo is not { } thread)
            return system.Dispatchers.HasDispatcher(Actors) ? props.WithDispatcher(Actors) : props;

        var id = $"kiwoom.dispatchers.sta-{Interlocked.Increment(ref _lastPinned)}";
        system.Dispatchers.RegisterConfigurator(id, new PinnedDispatcherConfigurator(system, id, thread));
        return props.WithDispatcher(id);
    }
}
