using System.Diagnostics;

namespace Kiwoom.Simulation.Mutations;

/// <summary>A copy of the product's source, outside the repository, with every mutation woven in behind a switch, so that one build serves all.
/// The product itself knows nothing of it.</summary>
internal sealed class MutatedTree : IDisposable
{
    /// <summary>Names the mutation that is switched on.</summary>
    internal const string Variable = "KIWOOM_MUTATION";

    private static readonly string[] _projects = ["Actors", "Persistence", "Simulator", "Bridge.Windows", "Gateway.Linux", "Simulation"];
    private static readonly string[] _files = ["Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig"];
    private readonly string _root;

    private MutatedTree(string root) => _root = root;

    private string Program => Path.Combine(_root, "Simulation", "bin", "Release", "net10.0", "kiwoom-simulation.dll");

    /// <summary>Copies and mutates. Throws <see cref="InvalidDataException"/> where a mutation does not fit the source any more.</summary>
    /// <param name="source">The repository's root.</param>
    internal static MutatedTree Of(string source)
    {
        var tree = new MutatedTree(Directory.CreateTempSubdirectory("kiwoom-mutations-").FullName);
        try
        {
            foreach (var file in _files)
                File.Copy(Path.Combine(source, file), Path.Combine(tree._root, file));
            foreach (var project in _projects)
                Copy(Path.Combine(source, project), Path.Combine(tree._root, project));
            File.WriteAllText(Path.Combine(tree._root, "Actors", "Mutation.cs"), Switch);
            foreach (var mutation in MutationCatalog.All)
            {
                foreach (var edit in mutation.Edits)
                    tree.Apply(mutation, edit);
            }

            return tree;
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    private static string Switch => $$"""
        namespace Kiwoom.Actors;

        public static class Mutation
        {
            private static readonly string? _on = Environment.GetEnvironmentVariable("{{Variable}}");

            public static bool IsOn(string name) => name == _on;
        }
        """;

    /// <summary>Builds it; what the compiler said where it failed.</summary>
    internal string? Build()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "build", Path.Combine(_root, "Simulation"), "-c", "Release", "--nologo", "-v", "quiet", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false",
                "-p:GenerateDocumentationFile=false", "-p:RunAnalyzers=false", "-nowarn:CS1591,CS0162",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var building = Process.Start(start)!;
        var errors = building.StandardError.ReadToEndAsync();
        var said = building.StandardOutput.ReadToEnd();
        building.WaitForExit();
        return building.ExitCode == 0 ? null : said + errors.Result;
    }

    /// <summary>Runs seeds with one mutation switched on; null for none. Gives the exit code and what was said.</summary>
    internal (int ExitCode, string Said) Run(Mutation? mutation, string seeds)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Program, "--seeds", seeds, "--stop-after", "1" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Variable] = mutation?.Name ?? "none";
        using var running = Process.Start(start)!;
        var errors = running.StandardError.ReadToEndAsync();
        var said = running.StandardOutput.ReadToEnd();
        running.WaitForExit();
        return (running.ExitCode, errors.Result + said);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            if (Path.GetFileName(folder) is not ("bin" or "obj"))
                Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private void Apply(Mutation mutation, SourceEdit edit)
    {
        var path = Path.Combine(_root, edit.File);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(edit.Original, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(edit.Original, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidDataException($"mutation {mutation.Name} does not fit {edit.File} any more: the text it changes must be there exactly once:\n{edit.Original}");
        File.WriteAllText(path, text[..at] + edit.Mutated.Replace("IsOn", mutation.Switch, StringComparison.Ordinal) + text[(at + edit.Original.Length)..]);
    }
}
