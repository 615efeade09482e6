namespace Kiwoom.Bridge.Autostart;

/// <summary>What starts the node when its user logs on.</summary>
public enum StartupKind
{
    /// <summary>A task of the Task Scheduler; starts it again should it fail.</summary>
    Task,

    /// <summary>A value under the user's Run key in the registry.</summary>
    RunKey,
}
