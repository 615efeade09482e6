using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>balances</c>: an account's money in won, without what depends on prices.</summary>
/// <param name="Account">The account.</param>
/// <param name="Cash">Opening cash and all flows.</param>
/// <param name="ReservedCash">The part of it that open buys hold.</param>
/// <param name="CostAmount">What everything held cost.</param>
/// <param name="GrossProfit">Realised before commissions and taxes.</param>
/// <param name="RealisedProfit">Realised less commissions and taxes.</param>
/// <param name="Commission">Paid.</param>
/// <param name="Tax">Paid.</param>
/// <param name="CashDifference">Kiwoom's cash less <paramref name="Cash"/> when last compared.</param>
/// <param name="TradingDay">The present trading day; null before the first.</param>
public sealed record BalanceRow(
    AccountNo Account,
    long Cash,
    long ReservedCash,
    long CostAmount,
    long GrossProfit,
    long RealisedProfit,
    long Commission,
    long Tax,
    long CashDifference,
    TradingDay? TradingDay) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Account.Value);

    /// <summary>The money as <see cref="AccountViews.Balance"/> shows it.</summary>
    public static BalanceRow Of(AccountNo account, AccountState state, long version, DateTimeOffset at)
    {
        var (portfolio, positions) = (state.Portfolio, state.Portfolio.Positions);
        return new BalanceRow(
            account, portfolio.Cash, state.Risk.Reservations.Cash, positions.Cost, positions.GrossProfit, positions.RealisedProfit, positions.Commission, positions.Tax,
            portfolio.CashDifference, portfolio.Day)
        {
            Version = version,
            UpdatedAt = at,
        };
    }

    /// <summary>Whether another row says the same, whenever it was made.</summary>
    public bool SaysWhat(BalanceRow? other) => other is not null && this with { Version = other.Version, UpdatedAt = other.UpdatedAt } == other;
}
