using System.Globalization;
using System.Text.Json;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Link;

namespace Kiwoom.Bridge.Recording;

/// <summary>Compares the reports that a played bridge made with the recorded ones, in their order.</summary>
/// <remarks>Compared are content, number, outbox and instant. <see cref="SequencedReport.Previous"/> is not: it says which acknowledgements had been
/// journalled, which real threads decide.</remarks>
internal sealed class ReportComparison(TimeSpan tolerance, DivergenceLog log)
{
    private const int LookAhead = 32;

    /// <summary>The largest difference between two instants that were taken for equal.</summary>
    internal TimeSpan LargestDrift { get; private set; }

    /// <summary>Compares. Gives how many reports were made after the last recorded one, where the recording may end before its session.</summary>
    internal int Run(IReadOnlyList<RecordedReport> recorded, IReadOnlyList<SequencedReport> played, bool endsEarly)
    {
        var (i, j) = (0, 0);
        var place = (IsOutbox: true, Shift: 0L);
        while (i < recorded.Count && j < played.Count)
        {
            if (AreEqual(recorded[i], played[j]))
            {
                // Said once: all that follow are shifted with it.
                var now = (played[j].Outbox == recorded[i].Outbox, played[j].Sequence - recorded[i].Sequence);
                if (now != place)
                    log.Add(DivergenceKind.ReportNumbered, recorded[i].Line, $"#{recorded[i].Sequence} of {recorded[i].Outbox}", $"#{played[j].Sequence} of {played[j].Outbox}");
                place = now;
                (i, j) = (i + 1, j + 1);
            }
            else if (Find(k => i + k < recorded.Count && AreEqual(recorded[i + k], played[j])) is { } missing)
            {
                for (var end = i + missing; i < end; i++)
                    log.Add(DivergenceKind.ReportMissing, recorded[i].Line, Shown(recorded[i].At, recorded[i].Report), null);
            }
            else if (Find(k => j + k < played.Count && AreEqual(recorded[i], played[j + k])) is { } unexpected)
            {
                for (var end = j + unexpected; j < end; j++)
                    log.Add(DivergenceKind.ReportUnexpected, recorded[i].Line, null, Shown(played[j].At, played[j].Report));
            }
            else
            {
                log.Add(DivergenceKind.ReportDiffers, recorded[i].Line, Shown(recorded[i].At, recorded[i].Report), Shown(played[j].At, played[j].Report));
                (i, j) = (i + 1, j + 1);
            }
        }

        for (; i < recorded.Count; i++)
            log.Add(DivergenceKind.ReportMissing, recorded[i].Line, Shown(recorded[i].At, recorded[i].Report), null);
        if (endsEarly)
            return played.Count - j;
        for (; j < played.Count; j++)
            log.Add(DivergenceKind.ReportUnexpected, log.Line, null, Shown(played[j].At, played[j].Report));
        return 0;
    }

    private static int? Find(Func<int, bool> isThere)
    {
        for (var k = 1; k <= LookAhead; k++)
        {
            if (isThere(k))
                return k;
        }

        return null;
    }

    private static string Shown(DateTimeOffset at, IBrokerReport report) => RecordingSpelling.Encode(new ReportEnvelope(at, report), RecordingSpelling.Link.ReportEnvelope);

    private bool AreEqual(RecordedReport recorded, SequencedReport played)
    {
        if (recorded.Report.GetType() != played.Report.GetType())
            return false;
        var (one, other) = (Shown(recorded.At, recorded.Report), Shown(played.At, played.Report));
        if (one == other)
            return true;
        if (tolerance == TimeSpan.Zero)
            return false;
        using var a = JsonDocument.Parse(one);
        using var b = JsonDocument.Parse(other);
        var drift = TimeSpan.Zero;
        if (!AreEqual(a.RootElement, b.RootElement, ref drift))
            return false;
        LargestDrift = drift > LargestDrift ? drift : LargestDrift;
        return true;
    }

    private bool AreEqual(JsonElement a, JsonElement b, ref TimeSpan drift)
    {
        if (a.ValueKind != b.ValueKind)
            return false;
        switch (a.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in a.EnumerateObject())
                {
                    if (!b.TryGetProperty(member.Name, out var other) || !AreEqual(member.Value, other, ref drift))
                        return false;
                }

                return a.GetPropertyCount() == b.GetPropertyCount();
            case JsonValueKind.Array:
                if (a.GetArrayLength() != b.GetArrayLength())
                    return false;
                for (var i = 0; i < a.GetArrayLength(); i++)
                {
                    if (!AreEqual(a[i], b[i], ref drift))
                        return false;
                }

                return true;
            case JsonValueKind.String when a.GetString() != b.GetString():
                return IsInstant(a.GetString()!, out var one) && IsInstant(b.GetString()!, out var two) && IsNear(one, two, ref drift);
            default:
                return a.GetRawText() == b.GetRawText();
        }
    }

    private bool IsNear(DateTimeOffset one, DateTimeOffset two, ref TimeSpan drift)
    {
        var difference = (one - two).Duration();
        if (difference > tolerance)
            return false;
        drift = difference > drift ? difference : drift;
        return true;
    }

    private static bool IsInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        return text.Length >= 19 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }
}
