namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>How a probe ended.</summary>
public enum ProbeEnd
{
    /// <summary>It has not: the process died, or is still at it.</summary>
    Unfinished,

    /// <summary>Every point was looked at.</summary>
    Complete,

    /// <summary>A person stopped it.</summary>
    Stopped,

    /// <summary>The login is not one to the mock server.</summary>
    NotMock,

    /// <summary>The session went away, or the control did not come back.</summary>
    Cut,

    /// <summary>There was no login.</summary>
    NoLogin,
}
