using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Actors.Account;

/// <summary>What is open between an account and Kiwoom's own lists: everything that a person needs to decide.</summary>
/// <param name="Account">The account.</param>
/// <param name="Reconciled">Whether it was compared with Kiwoom in the present session.</param>
/// <param name="ReconciledAt">When it last was (UTC); null for never.</param>
/// <param name="Doubts">Orders of which nobody knows whether they arrived, the oldest first.</param>
/// <param name="Changes">Cancels and replaces of which nobody knows whether they arrived, the oldest first.</param>
/// <param name="Cash">Cash by the events, won.</param>
/// <param name="CashDifference">How much more Kiwoom has, won; 0 where there is no difference.</param>
/// <param name="Positions">Positions that differ, by issue.</param>
/// <param name="UnexplainedReports">Reports that contradict what is known, since the stream began.</param>
/// <param name="Unexplained">The newest of them, the newest first.</param>
public sealed record ReconciliationView(
    AccountNo Account,
    bool Reconciled,
    DateTimeOffset? ReconciledAt,
    IReadOnlyList<DoubtView> Doubts,
    IReadOnlyList<DoubtedChangeView> Changes,
    long Cash,
    long CashDifference,
    IReadOnlyList<PositionDifferenceFound> Positions,
    long UnexplainedReports,
    IReadOnlyList<UnexplainedReport> Unexplained);
