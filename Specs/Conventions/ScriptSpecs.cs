using System.Diagnostics;
using System.Text.RegularExpressions;
using Kiwoom.Specs.Journal;

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

    [Theory]
    [InlineData("run.sh", "--engine", "akkka")]
    [InlineData("test.sh", "--engine", "akkka")]
    [InlineData("run.sh", "--engine")]
    public async Task An_engine_that_there_is_not_is_told_without_building_anything(params string[] command)
    {
        var (code, said) = await Bash(command);

        code.ShouldBe(2, said);
        said.ShouldContain("embedded or akka");
        said.ShouldNotContain("building");
    }

    [Fact]
    public async Task Packages_that_no_source_has_are_told_in_one_sentence()
    {
        using var directory = new TemporaryDirectory();
        var log = Path.Combine(directory.Path, "log");
        await File.WriteAllLinesAsync(log, [
            "Actors.Akka.csproj : error NU1102: Unable to find package Akka.Remote with version (>= 1.5.99) [Gateway.Linux.csproj]",
            "Actors.Akka.csproj : error NU1102:   - Found 15 version(s) in nuget.org [ Nearest version: 1.5.74 ] [Gateway.Linux.csproj]",
            "Actors.Akka.csproj : error NU1101: Unable to find package Akka. No packages exist with this id in source(s): nuget.org [Gateway.Linux.csproj]",
        ]);
        var (code, said) = await Bash("-c", "source scripts/common.sh; lacks_packages \"$1\"; echo went on", "bash", log);

        code.ShouldBe(5, said);
        said.ShouldContain("(Akka Akka.Remote): docs/engines.md says");
        said.Trim().Split('\n').ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Any_other_trouble_of_a_build_is_not_taken_for_packages_that_are_missing()
    {
        using var directory = new TemporaryDirectory();
        var log = Path.Combine(directory.Path, "log");
        await File.WriteAllTextAsync(log, "AkkaNode.cs(1,1): error CS0103: The name 'Akka' does not exist in the current context");
        var (code, said) = await Bash("-c", "source scripts/common.sh; lacks_packages \"$1\"; echo went on", "bash", log);

        (code, said.Trim()).ShouldBe((0, "went on"));
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
