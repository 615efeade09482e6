using Kiwoom.Actors.Journal;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Replay;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Gateway.Backup;

/// <summary>Holds a journal against its hash chain and folds it: what it comes to is what a gateway on it would begin with.</summary>
internal static class JournalCheck
{
    /// <param name="source">The journal.</param>
    /// <param name="directory">Where its settings, calendar and clock are.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="steps">Told how far it is.</param>
    /// <param name="ends">Where each stream ends, of a journal that may have gone on since; null for all there is.</param>
    /// <param name="cancellation">Breaks it off.</param>
    internal static (long Events, IReadOnlyList<StreamEnd> Streams, string StateHash) Run(
        JournalSource source, string directory, TimeProvider machine, BackupSteps steps, IReadOnlyList<StreamEnd>? ends, CancellationToken cancellation)
    {
        var report = steps.Run("verifying", "events", progress => JournalVerifier.Verify(source, progress, cancellation));
        if (report.Outcome != VerifyOutcome.Intact)
            throw new BackupDamagedException($"The journal is not intact: {report.Findings.FirstOrDefault()?.ToString() ?? report.Outcome.ToString()}");

        try
        {
            var last = ends?.ToDictionary(e => e.PersistenceId, e => e.SequenceNr);
            var summary = steps.Run(
                "replaying", "events", progress => ReplayedAccounts.Of(directory, machine, account: null, until: null, verifyHashes: false, progress, source, last).Summary);
            return (ends?.Sum(e => e.SequenceNr) ?? report.Events, ends ?? new JournalReader(source, GatewayEvents.Catalog).Heads(), summary.StateHash);
        }
        catch (JournalCorruptException fault)
        {
            throw new BackupDamagedException($"The journal cannot be replayed: {fault.Message}", fault);
        }
    }
}
