using System.Globalization;
using System.Text;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>The two files of a report: <c>probe-YYYYMMDD-HHMM.md</c> and <c>.json</c>, Korean time. They are taken before the probe begins,
/// never over others, and written anew whenever there is more.</summary>
public sealed class ProbeReportFiles : IDisposable
{
    private const int MostTries = 100;
    private readonly FileStream _markdown;
    private readonly FileStream _json;

    private ProbeReportFiles(FileStream markdown, FileStream json) => (_markdown, _json) = (markdown, json);

    /// <summary>The Markdown file's path.</summary>
    public string MarkdownPath => _markdown.Name;

    /// <summary>The JSON file's path.</summary>
    public string JsonPath => _json.Name;

    /// <summary>Makes both files in a directory, which is made where there is none. Throws <see cref="IOException"/> or
    /// <see cref="UnauthorizedAccessException"/> where that cannot be done.</summary>
    public static ProbeReportFiles Create(string directory, DateTimeOffset now)
    {
        Directory.CreateDirectory(directory);
        var name = $"probe-{now.ToOffset(TradingDay.KoreaOffset).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}";
        for (var n = 1; ; n++)
        {
            var path = Path.Combine(directory, n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{n}"));
            if (File.Exists(path + ".md") || File.Exists(path + ".json"))
            {
                if (n == MostTries)
                    throw new IOException($"{directory} has {MostTries} reports of this minute already.");
                continue;
            }

            var markdown = New(path + ".md");
            try
            {
                return new ProbeReportFiles(markdown, New(path + ".json"));
            }
            catch
            {
                markdown.Dispose();
                File.Delete(path + ".md");
                throw;
            }
        }
    }

    /// <summary>Writes the report as it is now.</summary>
    public void Write(MaskedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Write(_markdown, report.Markdown);
        Write(_json, report.Json);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _markdown.Dispose();
        _json.Dispose();
    }

    private static FileStream New(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);

    private static void Write(FileStream file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        file.Position = 0;
        file.Write(bytes);
        file.SetLength(bytes.Length);
        file.Flush(flushToDisk: true);
    }
}
