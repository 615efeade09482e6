using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Specs.Conventions;

namespace Kiwoom.Specs.Simulation;

/// <summary>What <c>./simulate.sh</c> starts, and what it said.</summary>
internal sealed record SimulateProcess(int ExitCode, string Output, string Progress)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(25);

    /// <summary>The last line of what it printed.</summary>
    public JsonElement Report => JsonDocument.Parse(Output.TrimEnd().Split('\n')[^1]).RootElement;

    public static async Task<SimulateProcess> Run(params string[] arguments)
    {
        if (EarlyRun.Find(arguments) is { } early)
            return await early.End(_patience);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(SourceTree.Root, "Simulation", "bin", configuration, "net10.0", "kiwoom-simulation.dll"), "--source", SourceTree.Root, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the process did not start");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var progress = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(_patience);
            return new SimulateProcess(process.ExitCode, await output, await progress);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
