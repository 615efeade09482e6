using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kiwoom.Specs.Conventions;

/// <summary>The commands that the README promises.</summary>
[Trait("Category", "Process")]
public sealed partial class ScriptSpecs
{
    public static TheoryData<string> Scripts =>
        [.. new[] { SourceTree.Root, Path.Combine(SourceTree.Root, "scripts") }.SelectMany(d => Directory.GetFiles(d, "*.sh")).Append(Path.Combine(SourceTree.Root, "kiwoom"))
            .Select(path => Path.GetRelativePath(SourceTree.Root, path))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_script_is_one_that_bash_can_read(string script)
    {
        var (code, said) = await Bash("-n", script);

        code.ShouldBe(0, said);
    }

    [Theory]
    [InlineData("bench.sh")]
    [InlineData("chaos.sh")]
    [InlineData("run.sh")]
    [InlineData("test.sh")]
    public async Task Help_is_given_without_building_anything(string script)
    {
        var (code, said) = await Bash(script, "--help");

        code.ShouldBe(0, said);
        said.ShouldContain($"Usage: ./{script}");
        said.ShouldNotContain("building");
    }

    [Fact]
    public async Task The_benchmarks_that_the_script_names_are_those_that_there_are()
    {
        var (_, help) = await Bash("bench.sh", "--help");
        var named = Names().Match(help).Groups[1].Value.Split(", ");
        var there = Entries().Matches(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "Benchmarks", "Program.cs"))).Select(m => m.Groups[1].Value);

        named.Order().ShouldBe(there.Order());
    }

    private static async Task<(int Code, string Said)> Bash(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", arguments) { WorkingDirectory = SourceTree.Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"NAME is one of: (.+)\.")]
    private static partial Regex Names();

    [GeneratedRegex(@"^\s+\[""([a-z-]+)""\] = ", RegexOptions.Multiline)]
    private static partial Regex Entries();
}
