using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Specs.Conventions;

namespace Kiwoom.Specs.Processes;

[Trait("Category", "Process")]
[Collection(WholeMachine.Name)]
public sealed class ChaosSpecs
{
    private const int Kills = 100;
    private const int Seed = 20_261_127;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task A_hundred_kills_with_cuts_stalls_and_full_disks_lose_and_double_nothing()
    {
        var (exitCode, output, progress) = await Run("--kills", Text(Kills), "--seed", Text(Seed));

        exitCode.ShouldBe(0, $"{output}\n{progress}");
        var report = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
        foreach (var nothing in (string[])["lost", "doubled", "cash_difference", "position_difference", "acknowledged_missing", "violations"])
            report.GetProperty(nothing).GetInt64().ShouldBe(0, nothing);
        report.GetProperty("kills").GetInt64().ShouldBeGreaterThanOrEqualTo(Kills);
        foreach (var something in (string[])["orders", "executions", "link_cuts", "link_stalls", "disk_fills", "refused_on_full_disk", "recovery_ms_p50", "recovery_ms_max"])
            report.GetProperty(something).GetInt64().ShouldBeGreaterThan(0, something);
        report.GetProperty("seed").GetInt64().ShouldBe(Seed);
    }

    [Theory]
    [InlineData("--kills", "0")]
    [InlineData("--seed", "no-number")]
    [InlineData("--data", "/proc/self")]
    public async Task A_wrong_command_line_is_refused_at_once(string option, string value)
    {
        var (exitCode, output, progress) = await Run(option, value);
        exitCode.ShouldBeInRange(1, 2, progress);
        output.ShouldNotContain("\"kills\"");
    }

    private static async Task<(int ExitCode, string Output, string Progress)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["KIWOOM_CONFIGURATION"] = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        foreach (var argument in (string[])[Path.Combine(SourceTree.Root, "chaos.sh"), "--no-build", .. arguments])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new InvalidOperationException("the process did not start");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var progress = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(_patience);
            return (process.ExitCode, await output, await progress);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
