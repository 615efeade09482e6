using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>An account's day.</summary>
/// <param name="Account">The account.</param>
/// <param name="Before">As it stood before the day's first event.</param>
/// <param name="After">As it stood after its last one, with the state's hash.</param>
/// <param name="HeadHash">The hash of the last row up to the day's end: compare it with a published head.</param>
/// <param name="Orders">Every order on which something happened, in the order of the first event.</param>
/// <param name="Executions">Every fill.</param>
/// <param name="Decisions">What people and limits decided beside orders: kill switch, limits, adjustments, loss limits.</param>
/// <param name="Reconciliation">Comparisons with Kiwoom's lists, differences, doubts and what resolved them, reports that nothing explains.</param>
/// <param name="Events">All events of the day.</param>
public sealed record AccountDay(
    AccountNo Account,
    AccountSummary Before,
    AccountSummary After,
    string HeadHash,
    IReadOnlyList<OrderStory> Orders,
    IReadOnlyList<OrderExecuted> Executions,
    IReadOnlyList<StoryEntry> Decisions,
    IReadOnlyList<StoryEntry> Reconciliation,
    IReadOnlyList<StoryEntry> Events)
{
    /// <summary>Won bought and sold.</summary>
    public (long Bought, long Sold) Turnover =>
        (Executions.Where(e => e.Side == Side.Buy).Sum(e => e.Amount), Executions.Where(e => e.Side == Side.Sell).Sum(e => e.Amount));
}
