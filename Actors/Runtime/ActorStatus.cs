namespace Kiwoom.Actors.Runtime;

/// <summary>What an actor is doing.</summary>
public enum ActorStatus
{
    /// <summary>Spawned or on its way back, not yet started.</summary>
    Starting,

    /// <summary>Folding its stream; messages wait.</summary>
    Recovering,

    /// <summary>Handling messages.</summary>
    Running,

    /// <summary>A write failed or the behaviour threw; waits for the outcome of the writes still in flight.</summary>
    Settling,

    /// <summary>Waiting before a restart after a fault; the reason is given.</summary>
    BackingOff,

    /// <summary>Asked to stop; waits for its last writes.</summary>
    Stopping,

    /// <summary>Gone.</summary>
    Stopped,
}
