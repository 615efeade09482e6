namespace Kiwoom.Bridge.Hosting;

/// <summary>What the bridge's process ends with.</summary>
public static class BridgeExitCode
{
    /// <summary>Stopped as it was asked to.</summary>
    public const int Ok = 0;

    /// <summary>Something went wrong; standard error says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Another process has the data directory.</summary>
    public const int InUse = 3;

    /// <summary>The bridge is not enrolled with a gateway.</summary>
    public const int NotEnrolled = 4;

    /// <summary>The probe's login is not one to the mock server; it did nothing there.</summary>
    public const int NotMock = 5;

    /// <summary>The probe ended with orders that are open, or may be; its report names them.</summary>
    public const int OrdersLeft = 6;

    /// <summary>A recording was played, and the bridge did not do what it did when it was recorded.</summary>
    public const int Diverged = 20;

    /// <summary>Start a new process: the login cannot be renewed in this one, or the daily restart is due (EX_TEMPFAIL).</summary>
    public const int RestartWanted = 75;
}
