using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>positions</c>: what is or was held of an issue. Prices are not in it: they are not from the journal.</summary>
/// <param name="Account">The account.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">Shares; 0 once everything is sold.</param>
/// <param name="Sellable">Shares not already being sold.</param>
/// <param name="CostAmount">매입금액 in won, commission excluded.</param>
/// <param name="AverageCost">Won a share; 0 where nothing is held.</param>
/// <param name="GrossProfit">Won realised, before commissions and taxes.</param>
/// <param name="RealisedProfit">Won realised, less commissions and taxes.</param>
/// <param name="Commission">Won paid.</param>
/// <param name="Tax">Won paid.</param>
public sealed record PositionRow(
    AccountNo Account,
    Symbol Symbol,
    long Quantity,
    long Sellable,
    long CostAmount,
    decimal AverageCost,
    long GrossProfit,
    long RealisedProfit,
    long Commission,
    long Tax) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Account.Value, Symbol.Value);

    /// <summary>A position as <see cref="AccountViews.Positions"/> shows it.</summary>
    public static PositionRow Of(AccountNo account, AccountState state, Position p, long version, DateTimeOffset at) => new(
        account, p.Symbol, p.Quantity, Math.Max(0, p.Quantity - state.Risk.Reservations.Of(p.Symbol).SellShares), p.Cost, p.AverageCost, p.GrossProfit, p.RealisedProfit, p.Commission, p.Tax)
    {
        Version = version,
        UpdatedAt = at,
    };

    /// <summary>Whether another row says the same, whenever it was made.</summary>
    public bool SaysWhat(PositionRow? other) => other is not null && this with { Version = other.Version, UpdatedAt = other.UpdatedAt } == other;
}
