using System.Diagnostics;

namespace Kiwoom.Specs.Wine;

/// <summary>The Wine that ./test.sh or ./bench.sh sets up for a run: a prefix with the stand-in control registered, and the nodes as Windows programs.</summary>
internal static class WineEnvironment
{
    private const string Variable = "KIWOOM_WINE";

    /// <summary>The stand-in control's own host (Specs/StandIn/host).</summary>
    public static string StandInHost => File("stand-in", "stand-in-host.exe");

    private static string Home => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } home && Directory.Exists(home)
        ? home
        : throw new InvalidOperationException($"{Variable} names no folder: run ./test.sh or ./bench.sh, which set up Wine");

    /// <summary>A program that was published for Windows.</summary>
    /// <param name="project">The folder of its project, by its last name.</param>
    /// <param name="program">Its file.</param>
    public static string Node(string project, string program) => File("nodes", project, program);

    /// <summary>How Windows programs see a file or folder of ours.</summary>
    public static string PathOf(string path) => "Z:" + Path.GetFullPath(path).Replace('/', '\\');

    /// <summary>What starts a Windows program in the run's prefix.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        var start = new ProcessStartInfo("wine")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add(PathOf(program));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["WINEPREFIX"] = Path.Combine(Home, "prefix");
        start.Environment["WINEARCH"] = "win64";
        start.Environment["WINEDEBUG"] = "-all";

        // See wine_environment in scripts/wine.sh.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["WINEDLLOVERRIDES"] = "mshtml=;winedbg.exe=d";
        start.Environment.Remove("DISPLAY");
        start.Environment.Remove("WAYLAND_DISPLAY");
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return start;
    }

    private static string File(params string[] parts)
    {
        var file = Path.Combine([Home, .. parts]);
        return System.IO.File.Exists(file) ? file : throw new FileNotFoundException($"{file} is missing: run ./test.sh or ./bench.sh, which build it");
    }
}
