using System.Data.Common;
using System.Text;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Verification;

/// <summary>Finds out whether each row of the journal is the one that was written, at its place.</summary>
/// <remarks>
/// <para>One pass over all rows holds each against its predecessor's hash, and each stream's end against its head. A stream that
/// fails is then looked at row by row (<see cref="StreamDiagnosis"/>) to tell what was done to it and where.</para>
/// <para>What it cannot see: somebody who rewrites rows, all hashes after them and the head. That is what <see cref="Audit.HeadVerifier"/> finds, with heads that were published before.
/// Snapshots are not looked at; they can always be dropped and made again from the events.</para>
/// </remarks>
public static class JournalVerifier
{
    private const int ProgressEvery = 4_096;

    /// <summary>Verifies everything that was committed when the call began, beside a running writer or without one.</summary>
    /// <param name="dataDirectoryOrFile">The data directory, or the file itself.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    public static VerifyReport Verify(string dataDirectoryOrFile, IProgress<JournalProgress>? progress = null, CancellationToken cancellation = default) =>
        Verify(JournalSource.At(dataDirectoryOrFile), progress, cancellation);

    /// <summary>Verifies everything that was committed when the call began, beside a running writer or without one.</summary>
    /// <param name="source">The journal.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    public static VerifyReport Verify(JournalSource source, IProgress<JournalProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var view = source.Open();
            return Verify(view, progress, cancellation);
        }
        catch (FileNotFoundException fault)
        {
            return Failed(VerifyOutcome.Usage, fault);
        }
        catch (Exception fault) when (fault is DbException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Failed(VerifyOutcome.Unreadable, fault);
        }
    }

    private static VerifyReport Verify(JournalView view, IProgress<JournalProgress>? progress, CancellationToken cancellation)
    {
        var extent = view.Extent;
        var streams = new StreamTable<ChainWalk>(utf8 => new ChainWalk(utf8));
        foreach (var persistenceId in extent.Heads.Keys)
            streams.Find(Encoding.UTF8.GetBytes(persistenceId));
        long events = 0, firstLost = 0;
        using (var rows = view.All())
        {
            while (rows.Read())
            {
                // SQLite numbers rows without a gap, because a transaction that is rolled back gives its numbers back.
                if (++events != rows.Ordering && extent.Assigned is not null && firstLost == 0)
                    firstLost = events;
                streams.Find(rows.PersistenceId).Take(rows);
                if (events % ProgressEvery == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report(new JournalProgress(events, extent.Events));
                }
            }
        }

        if (firstLost == 0 && extent.Assigned is { } assigned && events < assigned)
            firstLost = events + 1;
        var findings = new List<VerifyFinding>();
        foreach (var stream in streams.All.OrderBy(stream => stream.PersistenceId, StringComparer.Ordinal))
        {
            var head = extent.Heads.GetValueOrDefault(stream.PersistenceId);
            if (!stream.EndsAt(head))
                findings.AddRange(StreamDiagnosis.Of(stream.PersistenceId, head, ChainRow.Load(view, stream.PersistenceId)));
        }

        if (findings.Count == 0 && firstLost > 0)
            findings.Add(new VerifyFinding(VerifyOutcome.Removed, string.Empty, 0, firstLost, $"{extent.Assigned - events} rows are gone, the first at this ordering, and no head names them: whole streams were removed"));
        progress?.Report(new JournalProgress(events, extent.Events));
        return new VerifyReport(findings.Count > 0 ? findings[0].Outcome : VerifyOutcome.Intact, findings, events, streams.All.Count);
    }

    private static VerifyReport Failed(VerifyOutcome outcome, Exception fault) =>
        new(outcome, [new VerifyFinding(outcome, string.Empty, 0, null, fault.Message)], 0, 0);
}
