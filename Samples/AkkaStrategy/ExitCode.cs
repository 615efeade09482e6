namespace Kiwoom.Samples.AkkaStrategy;

/// <summary>How the program ended.</summary>
internal static class ExitCode
{
    /// <summary>Every order has ended, or Ctrl-C was pressed.</summary>
    public const int Done = 0;

    /// <summary>The command line, or a file that it names, is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The gateway was not reached, or did not let the strategy in, within the patience.</summary>
    public const int Unreachable = 6;

    /// <summary>An order was refused, or nobody knows what became of it.</summary>
    public const int Refused = 7;
}
