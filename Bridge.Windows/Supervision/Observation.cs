namespace Kiwoom.Bridge.Supervision;

/// <summary>What a supervisor sees at one instant.</summary>
public sealed record Observation
{
    /// <summary>The market's clock: decides on the day and its windows. May jump either way.</summary>
    public required DateTimeOffset Market { get; init; }

    /// <summary>Time since the supervisor started, by a clock that never goes back: decides on waits.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The exit code of the node that was started last, once it has ended; null while it runs or none was started.</summary>
    public int? Exit { get; init; }

    /// <summary>The heartbeat in the node's status file, read after <see cref="Exit"/>; null where there is none of this node.</summary>
    public long? Beat { get; init; }

    /// <summary>Whether a missing heartbeat says anything: not while nothing can be written to the disk.</summary>
    public bool CanBeat { get; init; } = true;

    /// <summary>How long the control's thread has been blocked.</summary>
    public TimeSpan BlockedFor { get; init; }

    /// <summary>A person is needed at the screen, so that waiting is no fault.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>The supervisor was told to stop.</summary>
    public bool StopRequested { get; init; }

    /// <summary>No node may run now, because Kiwoom updates itself.</summary>
    public bool UpdateHolds { get; init; }
}
