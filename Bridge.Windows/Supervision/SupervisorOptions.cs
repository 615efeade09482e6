using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Supervision;

/// <summary>How a supervisor is set up.</summary>
public sealed record SupervisorOptions
{
    /// <summary>The node's data directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How the node is started.</summary>
    public required NodeCommand Node { get; init; }

    /// <summary>Both clocks.</summary>
    public required Clocks Clocks { get; init; }

    /// <summary>When it restarts.</summary>
    public RestartOptions Restarts { get; init; } = new();

    /// <summary>The desktop on which Kiwoom's update is looked for.</summary>
    public required IUpdateDesktop Desktop { get; init; }

    /// <summary>Takes the node's lines.</summary>
    public required Action<string> NodeLine { get; init; }

    /// <summary>Between two looks; machine's clock.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMilliseconds(500);
}
