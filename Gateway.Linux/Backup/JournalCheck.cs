using Kiwoom.Actors.Journal;
using Kiwoom.Gateway.Replay;
using Kiwoom.Persistence.Backup;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Gateway.Backup;

/// <summary>Holds a copied journal against its hash chain and folds it: what it comes to is what a gateway on it would begin with.</summary>
internal static class JournalCheck
{
    internal static (long Events, IReadOnlyList<StreamEnd> Streams, string StateHash) Run(string directory, TimeProvider machine, BackupSteps steps, CancellationToken cancellation)
    {
        var report = steps.Run("verifying", "events", progress => JournalVerifier.Verify(directory, progress, cancellation));
        if (report.Outcome != VerifyOutcome.Intact)
            throw new BackupDamagedException($"The journal is not intact: {report.Findings.FirstOrDefault()?.ToString() ?? report.Outcome.ToString()}");

        try
        {
            var summary = steps.Run("replaying", "events", progress => ReplayedAccounts.Of(directory, machine, account: null, until: null, verifyHashes: false, progress).Summary);
            return (report.Events, JournalCopy.Ends(directory), summary.StateHash);
        }
        catch (JournalCorruptException fault)
        {
            throw new BackupDamagedException($"The journal cannot be replayed: {fault.Message}", fault);
        }
    }
}
