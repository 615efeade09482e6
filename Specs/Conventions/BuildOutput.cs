namespace Kiwoom.Specs.Conventions;

/// <summary>Where the programs are that were built with these specs: in the same configuration, and for the same engine. The copies beside the specs lack what
/// only their own framework brings.</summary>
internal static class BuildOutput
{
    private static readonly DirectoryInfo _configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!;

    /// <summary>Whether the nodes run on Akka.NET.</summary>
    internal static bool IsAkka => _configuration.Parent!.Name == "akka";

    /// <summary>A program of these specs' engine.</summary>
    internal static string Of(string project, string assembly) => Of(project, assembly, IsAkka);

    /// <summary>A program of the default engine, which may not be built.</summary>
    internal static string OfDefaultEngine(string project, string assembly) => Of(project, assembly, akka: false);

    private static string Of(string project, string assembly, bool akka) =>
        Path.Combine([SourceTree.Root, project, "bin", .. akka ? ["akka"] : Array.Empty<string>(), _configuration.Name, "net10.0", $"{assembly}.dll"]);
}
