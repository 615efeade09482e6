using System.Diagnostics;

namespace Kiwoom.Bridge.Supervision;

/// <summary>How this program starts itself again: the same executable, or the same dotnet host with the same assembly, so that a 32-bit host
/// starts a 32-bit child.</summary>
public sealed record NodeCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>This program with other arguments.</summary>
    public static NodeCommand OfThisProgram(params IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("the program does not know its own path");
        var isHost = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.OrdinalIgnoreCase);
        return new NodeCommand(program, isHost ? [Path.Combine(AppContext.BaseDirectory, "kiwoom-bridge.dll"), .. arguments] : arguments);
    }

    /// <summary>As Windows' command lines are written.</summary>
    public override string ToString() => string.Join(' ', new[] { Program }.Concat(Arguments).Select(CommandLineQuoting.Quote));

    internal ProcessStartInfo ToStartInfo()
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            CreateNoWindow = true,
        };
        foreach (var argument in Arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
