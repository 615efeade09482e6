namespace Kiwoom.Bridge.Supervision;

/// <summary>What a supervisor is doing.</summary>
public enum SupervisorPhase
{
    /// <summary>No node runs, and one is to be started.</summary>
    Waiting,

    /// <summary>The node runs.</summary>
    Running,

    /// <summary>The node was asked to stop, and its end is awaited.</summary>
    Stopping,

    /// <summary>Over: no node runs, and none will be started.</summary>
    Ended,
}
