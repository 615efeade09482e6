namespace Kiwoom.Gateway.Commands;

/// <summary>Exit codes of the command line. Commands of the journal have more of their own, see <c>journal verify --help</c>.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>Something failed; standard error says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>There is nothing at the given data directory.</summary>
    public const int NothingThere = 4;

    /// <summary>Another process has the journal open for writing.</summary>
    public const int InUse = 5;

    /// <summary>The running gateway cannot be reached.</summary>
    public const int Unreachable = 6;

    /// <summary>The running gateway refused; standard error says why, and nothing was changed.</summary>
    public const int Refused = 7;

    /// <summary>A backup is none, or not as it was made; nothing was changed.</summary>
    public const int Damaged = 8;
}
