using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>The default engine: a mailbox on a channel for each actor, turns on the thread pool or on the thread that the actor is
/// pinned to.</summary>
public sealed class EmbeddedEngine : ThreadPoolEngine
{
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
}
