using System.Runtime.CompilerServices;

namespace Kiwoom.Specs.Conventions;

/// <summary>The repository's own source files.</summary>
internal static class SourceTree
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    internal static IEnumerable<string> CSharpFiles(params string[] folders) => folders
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
