namespace Kiwoom.Simulation.Faults;

/// <summary>Everything that a simulated world can suffer.</summary>
public enum FaultKind
{
    /// <summary>A node's process is killed between two steps; what it wrote stays.</summary>
    ProcessKilled,

    /// <summary>A node's machine loses power between two steps; commits that were not synced may go.</summary>
    PowerLost,

    /// <summary>A node dies between handing a commit to the operating system and syncing it.</summary>
    DiedBeforeSync,

    /// <summary>A node dies after a commit was synced and before anything that follows from it.</summary>
    DiedAfterSync,

    /// <summary>The bridge dies on its way into SendOrder.</summary>
    DiedBeforeSendOrder,

    /// <summary>The bridge dies in SendOrder, after the order left.</summary>
    DiedAfterSendOrder,

    /// <summary>A process is stopped for a while and goes on.</summary>
    ProcessFrozen,

    /// <summary>The connection between the nodes is cut.</summary>
    LinkCut,

    /// <summary>The connection stands and carries nothing, in one direction or both.</summary>
    LinkHalfOpen,

    /// <summary>The nodes cannot reach each other for a while.</summary>
    LinkDown,

    /// <summary>Frames vanish, come twice, overtake each other or take long.</summary>
    FramesDisturbed,

    /// <summary>A node's disk is full for a while.</summary>
    DiskFull,

    /// <summary>The journal does not know whether a commit was written.</summary>
    CommitInDoubt,

    /// <summary>Kiwoom's answer, message and Chejan event come in another order than documented.</summary>
    EventsSwapped,

    /// <summary>Kiwoom answers an accepted order without its number.</summary>
    NumberMissing,

    /// <summary>Kiwoom takes fewer orders or queries a second than agreed, or shows its quota popup.</summary>
    QuotaRefused,

    /// <summary>SendOrder returns a code that does not say whether the order left, with or without having sent it.</summary>
    ReturnCodeUnclear,

    /// <summary>SendOrder throws, before or after the order left.</summary>
    CallThrew,

    /// <summary>A dialog blocks the control's thread inside a call.</summary>
    PopupBlocked,

    /// <summary>Real-time data stops while the session stands.</summary>
    RealTimeDropped,

    /// <summary>Somebody logs in elsewhere with the same id: the session is cut.</summary>
    LoggedOut,

    /// <summary>Kiwoom's servers go down, as every night, and cut every session.</summary>
    Maintenance,

    /// <summary>A second gateway starts on the same journal while the first one lives.</summary>
    SecondGateway,

    /// <summary>A second gateway takes the journal over from one that was stopped, which then goes on.</summary>
    GatewayTakenOver,

    /// <summary>A node's clock jumps.</summary>
    ClockJumped,

    /// <summary>A person trades the account in Kiwoom's own program.</summary>
    TradedElsewhere,

    /// <summary>A client does not hear the answer to a command.</summary>
    AnswerLost,

    /// <summary>A subscriber of the journal stops taking events for a while.</summary>
    MirrorStuck,
}
