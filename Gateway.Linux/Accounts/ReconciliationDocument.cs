using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>What is open between an account and Kiwoom's own lists.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="Reconciled">Whether it was compared with Kiwoom in the present session; orders are refused while not.</param>
/// <param name="ReconciledAt">When it last was (UTC); null for never.</param>
/// <param name="OrdersInDoubt">Orders of which nobody knows whether they arrived, the oldest first.</param>
/// <param name="ChangesInDoubt">Cancels and replaces of which nobody knows that, the oldest first.</param>
/// <param name="Cash">Cash by the events, won.</param>
/// <param name="CashDifference">How much more Kiwoom has, won; 0 where there is no difference.</param>
/// <param name="PositionDifferences">Positions that differ.</param>
/// <param name="UnexplainedReports">Reports that contradict what is known, since the stream began.</param>
/// <param name="Unexplained">The newest 50 of them, the newest first; the journal has all.</param>
public sealed record ReconciliationDocument(
    AccountNo AccountNo,
    bool Reconciled,
    DateTimeOffset? ReconciledAt,
    IReadOnlyList<DoubtDocument> OrdersInDoubt,
    IReadOnlyList<DoubtedChangeDocument> ChangesInDoubt,
    long Cash,
    long CashDifference,
    IReadOnlyList<PositionDifferenceDocument> PositionDifferences,
    long UnexplainedReports,
    IReadOnlyList<UnexplainedReportDocument> Unexplained)
{
    /// <summary>Shows an account's reconciliation.</summary>
    public static ReconciliationDocument Of(ReconciliationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new ReconciliationDocument(
            view.Account,
            view.Reconciled,
            view.ReconciledAt,
            [.. view.Doubts.Select(DoubtDocument.Of)],
            [.. view.Changes.Select(DoubtedChangeDocument.Of)],
            view.Cash,
            view.CashDifference,
            [.. view.Positions.Select(p => new PositionDifferenceDocument(p.Symbol, p.Here, p.AtBroker, p.BrokerCost))],
            view.UnexplainedReports,
            [.. view.Unexplained.Select(UnexplainedReportDocument.Of)]);
    }
}
