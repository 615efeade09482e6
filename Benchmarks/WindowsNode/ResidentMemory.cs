using System.Globalization;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>VmRSS of a process, as Linux counts it: for a Windows program everything of Wine that is loaded into it, too.</summary>
internal static class ResidentMemory
{
    private const string Label = "VmRSS:";

    /// <summary>Bytes.</summary>
    internal static long Of(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith(Label, StringComparison.Ordinal));
        return long.Parse(line[Label.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
