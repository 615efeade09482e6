namespace Kiwoom.Bridge.Supervision;

/// <summary>What a supervisor is to do now.</summary>
public enum SupervisorAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Start a node.</summary>
    Start,

    /// <summary>Ask the node to stop, by ending its standard input.</summary>
    AskToStop,

    /// <summary>End the node and its descendants without asking.</summary>
    Kill,

    /// <summary>End the supervisor with <see cref="SupervisorState.ExitCode"/>.</summary>
    End,
}
