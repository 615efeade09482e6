using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Gateway.Commands;

/// <summary>Adds to a verification what published heads say. The chain's own faults stay first: they tell more.</summary>
internal static class HeadsCheck
{
    internal static VerifyReport Add(VerifyReport report, JournalSource source, string headsFile, string keyFile)
    {
        IReadOnlyList<VerifyFinding> findings;
        try
        {
            using var key = HeadKeys.LoadPublic(keyFile);
            var heads = HeadFile.Read(headsFile);
            if (heads.Count == 0)
                throw new FormatException($"{headsFile} holds no head");
            findings = HeadVerifier.Verify(source, HeadFile.Check(heads, key));
        }
        catch (Exception fault) when (fault is FormatException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            findings = [new VerifyFinding(VerifyOutcome.HeadsNotGenuine, string.Empty, 0, null, fault.Message)];
        }

        return findings.Count == 0 ? report : report with
        {
            Outcome = report.Outcome == VerifyOutcome.Intact ? findings[0].Outcome : report.Outcome,
            Findings = [.. report.Findings, .. findings],
        };
    }
}
