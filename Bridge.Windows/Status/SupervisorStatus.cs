using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Bridge.Status;

/// <summary>How a supervisor stands, as its file says it. Instants are the machine's, in UTC.</summary>
public sealed record SupervisorStatus
{
    /// <summary>The file's name below the data directory.</summary>
    public const string FileName = "supervisor.json";

    /// <summary>Layout of the file; a reader takes no other.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Layout of this file.</summary>
    public required int Format { get; init; }

    /// <summary>The process.</summary>
    public required int Process { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When this was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>What it is doing.</summary>
    public required SupervisorPhase Phase { get; init; }

    /// <summary>The node's process; null while none runs.</summary>
    public int? Child { get; init; }

    /// <summary>How many times it started the node again.</summary>
    public required long Restarts { get; init; }

    /// <summary>Why it did so last, or is about to; null before the first time.</summary>
    public RestartReason? LastReason { get; init; }

    /// <summary>The same, for people.</summary>
    public string? LastText { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>Failures since the node last ran well.</summary>
    public required int Failures { get; init; }

    /// <summary>Why the node is not started, where it is not: a back-off, Kiwoom's maintenance, an update.</summary>
    public string? Waiting { get; init; }
}
