using System.Text.Json;

namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>A report in the two forms in which it leaves the program. There is no other way out, and both are masked.</summary>
public sealed class MaskedReport
{
    private MaskedReport(string json, string markdown) => (Json, Markdown) = (json, markdown);

    /// <summary>As JSON.</summary>
    public string Json { get; }

    /// <summary>As Markdown.</summary>
    public string Markdown { get; }

    /// <summary>Masks a report.</summary>
    public static MaskedReport Of(ProbeReport report, ProbeMask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var node = JsonSerializer.SerializeToNode(report, ProbeReportJson.Format.ProbeReport)!;
        mask.Apply(node);
        var masked = node.Deserialize(ProbeReportJson.Format.ProbeReport)!;
        return new MaskedReport(node.ToJsonString(ProbeReportJson.Format.Options) + "\n", ProbeMarkdown.Of(masked));
    }
}
