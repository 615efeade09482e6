namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>How the control's process crashes.</summary>
public enum CrashManner
{
    /// <summary>It writes where it must not.</summary>
    AccessViolation = 1,

    /// <summary>It ends the process without any clean-up.</summary>
    Abort = 2,
}
