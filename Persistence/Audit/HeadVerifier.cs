using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Persistence.Audit;

/// <summary>Holds a journal against heads that were published earlier. Together with an intact chain this proves that nothing before them was
/// rewritten: each row's hash stands for its whole stream up to it.</summary>
public static class HeadVerifier
{
    /// <summary>Looks up, for each head, the row it names. The chain itself is <see cref="JournalVerifier"/>'s to check.</summary>
    /// <param name="source">The journal.</param>
    /// <param name="documents">The heads, checked already.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    /// <returns>One finding for each stream that is not the one that was signed, at the earliest head that shows it.</returns>
    public static IReadOnlyList<VerifyFinding> Verify(
        JournalSource source, IReadOnlyList<HeadDocument> documents, IProgress<JournalProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(documents);
        using var view = source.Open();
        var findings = new Dictionary<string, VerifyFinding>();
        var known = new Dictionary<string, (long SequenceNr, string Hash)>();
        for (var i = 0; i < documents.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new JournalProgress(i, documents.Count));
            foreach (var end in documents[i].Streams)
            {
                // Most streams stand still from one head to the next.
                if (findings.ContainsKey(end.PersistenceId) || known.GetValueOrDefault(end.PersistenceId) == (end.SequenceNr, end.Hash))
                    continue;
                if (Fault(view, end.PersistenceId, end.SequenceNr, end.Hash) is { } fault)
                    findings.Add(end.PersistenceId, new VerifyFinding(VerifyOutcome.Rewritten, end.PersistenceId, end.SequenceNr, null, $"{fault} The head was signed at {documents[i].At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}."));
                else
                    known[end.PersistenceId] = (end.SequenceNr, end.Hash);
            }
        }

        progress?.Report(new JournalProgress(documents.Count, documents.Count));
        return [.. findings.Values.OrderBy(f => f.PersistenceId, StringComparer.Ordinal)];
    }

    private static string? Fault(JournalView view, string persistenceId, long sequenceNr, string hash)
    {
        using var rows = view.Of(persistenceId, sequenceNr);
        if (!rows.Read() || rows.SequenceNr != sequenceNr)
            return "The row that a signed head names is not there.";
        Span<byte> found = stackalloc byte[RowHash.Size];
        RowHash.Compute(rows.PersistenceId, rows.SequenceNr, rows.Manifest, rows.Payload, found);
        return Convert.ToHexStringLower(found) == hash ? null : "The row is not the one whose hash was signed: it, or a row before it, was rewritten.";
    }
}
