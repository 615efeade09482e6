namespace Kiwoom.Bridge.Supervision;

/// <summary>Why a node is started, or stopped to be started again.</summary>
public enum RestartReason
{
    /// <summary>The first start of this supervisor.</summary>
    FirstStart,

    /// <summary>The daily restart, because sessions opened before 06:50 go stale (fact sheet §2.6).</summary>
    Daily,

    /// <summary>The node wanted it: its session with Kiwoom ended, or Kiwoom refuses queries until a restart.</summary>
    Asked,

    /// <summary>The node ended by itself with a failure.</summary>
    Crash,

    /// <summary>The node's heartbeat stopped.</summary>
    Hung,

    /// <summary>The control's thread was blocked too long, and no person was needed.</summary>
    Blocked,

    /// <summary>Kiwoom's version update needs the control to be closed (fact sheet §2.5).</summary>
    VersionUpdate,
}
