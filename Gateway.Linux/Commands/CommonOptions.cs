using System.CommandLine;

namespace Kiwoom.Gateway.Commands;

/// <summary>Options that many commands have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--data DIR</c>.</summary>
    internal static Option<string> Data() => new("--data")
    {
        Description = "where journals and keys are kept",
        DefaultValueFactory = _ => "data",
        HelpName = "DIR",
    };

    /// <summary><c>--json</c>.</summary>
    internal static Option<bool> Json() => new("--json") { Description = "print one JSON object instead of text" };

    /// <summary>Says what went wrong on standard error.</summary>
    internal static int Fail(string text, int exitCode = ExitCode.Failed)
    {
        Console.Error.WriteLine(text);
        return exitCode;
    }
}
