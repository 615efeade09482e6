using System.Text;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>A report on disk: <c>report.html</c> and tables beside it.</summary>
public static class ReportFolder
{
    /// <summary>Writes a report into a new directory that appears whole or not at all. Throws <see cref="IOException"/> where there is something already.</summary>
    /// <param name="report">What.</param>
    /// <param name="directory">Where.</param>
    public static void Write(DayReport report, string directory)
    {
        ArgumentNullException.ThrowIfNull(report);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (Path.Exists(target))
            throw new IOException($"{target} exists already; give another directory with --out");
        var draft = $"{target}.{Guid.NewGuid():N}.tmp";
        Security.PrivateFile.PrepareDirectory(draft);
        try
        {
            File.WriteAllText(Path.Combine(draft, "report.html"), ReportHtml.Of(report), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            ReportCsv.Write(report, draft);
            Directory.Move(draft, target);
        }
        catch
        {
            Directory.Delete(draft, recursive: true);
            throw;
        }
    }
}
