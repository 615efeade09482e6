using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Supervision;

/// <summary>What a supervisor remembers between two looks. Immutable.</summary>
public sealed record SupervisorState
{
    /// <summary>Before the first look.</summary>
    public static SupervisorState Initial { get; } = new();

    /// <summary>What it is doing.</summary>
    public SupervisorPhase Phase { get; init; }

    /// <summary>Why the next node is started, or the last one was.</summary>
    public RestartReason Reason { get; init; } = RestartReason.FirstStart;

    /// <summary>The same, for people; what to do, where something is to be done.</summary>
    public string Text { get; init; } = "the first start";

    /// <summary>Starts after the first one.</summary>
    public long Restarts { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>What the supervisor ends with; set in <see cref="SupervisorPhase.Ended"/>.</summary>
    public int ExitCode { get; init; } = BridgeExitCode.Ok;

    /// <summary>Why no node is started though one is to be; null where nothing is in the way.</summary>
    public string? WaitsFor { get; init; }

    internal bool StopAsked { get; init; }

    internal bool HasStarted { get; init; }

    /// <summary>Not started before; elapsed time.</summary>
    internal TimeSpan NotBefore { get; init; }

    /// <summary>When the node was started; elapsed time.</summary>
    internal TimeSpan StartedAt { get; init; }

    /// <summary>When the node was started; market's clock.</summary>
    internal DateTimeOffset StartedOn { get; init; }

    internal long? Beat { get; init; }

    /// <summary>When <see cref="Beat"/> was new; elapsed time.</summary>
    internal TimeSpan BeatAt { get; init; }

    /// <summary>When a stopping node is killed, or killed again; elapsed time.</summary>
    internal TimeSpan KillAt { get; init; }

    /// <summary>The last look; elapsed time.</summary>
    internal TimeSpan LookedAt { get; init; }

    /// <summary>The last day whose daily restart was done.</summary>
    internal TradingDay? LastDaily { get; init; }
}
