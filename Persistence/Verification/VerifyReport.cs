namespace Kiwoom.Persistence.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Outcome">The first finding's; <see cref="VerifyOutcome.Intact"/> without any.</param>
/// <param name="Findings">Everything wrong, stream by stream, each in the order of its places.</param>
/// <param name="Events">Rows looked at.</param>
/// <param name="Streams">Streams looked at.</param>
public sealed record VerifyReport(VerifyOutcome Outcome, IReadOnlyList<VerifyFinding> Findings, long Events, int Streams)
{
    /// <summary>The exit code that says it.</summary>
    public int ExitCode => (int)Outcome;
}
