using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Market;

/// <summary>Commission and tax to the won. Pure and immutable.</summary>
/// <remarks>
/// Both are computed on an order's cumulative executed amount and truncated there; a fill carries the difference to what the order had
/// cost before it. So the costs of the fills add up to the cost of the whole, however it was split. The tax follows the settlement date:
/// the cut of 2025 applied to sales from 2024-12-27 [A].
/// </remarks>
/// <param name="calendar">Tells when a trade settles.</param>
/// <param name="rates">The broker's rates; Kiwoom's where left out.</param>
public sealed class FeeSchedule(TradingCalendar calendar, FeeRates? rates = null)
{
    private readonly FeeRates _rates = rates ?? FeeRates.Kiwoom;

    /// <summary>The broker's rates.</summary>
    public FeeRates Rates => _rates;

    /// <summary>What an order costs that executed <paramref name="amount"/> won (price times quantity) on one day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or an enumeration value is unknown.</exception>
    public FillCosts CostsOf(TradingMode mode, Board board, InstrumentKind kind, Side side, TradingDay day, long amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var commission = Truncated(amount * _rates.CommissionOf(mode), _rates.CommissionUnit);
        var tax = side switch
        {
            Side.Buy => 0,
            Side.Sell => Truncated(amount * TaxRateOf(board, kind, day), _rates.TaxUnit),
            _ => throw new ArgumentOutOfRangeException(nameof(side), side, "no such side"),
        };
        return new FillCosts(commission, tax);
    }

    /// <summary>What one fill adds to an order's costs.</summary>
    /// <param name="mode">The server.</param>
    /// <param name="board">Where the instrument is listed.</param>
    /// <param name="kind">What the instrument is.</param>
    /// <param name="side">Buy or sell; only sales are taxed.</param>
    /// <param name="day">The day of the trade.</param>
    /// <param name="previousCumulativeAmount">Won that the order had executed before this fill.</param>
    /// <param name="newCumulativeAmount">Won that it has executed with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, the new one is below the previous one, or an enumeration value is unknown.</exception>
    public FillCosts CostsOfFill(
        TradingMode mode, Board board, InstrumentKind kind, Side side, TradingDay day, long previousCumulativeAmount, long newCumulativeAmount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(newCumulativeAmount, previousCumulativeAmount);
        var before = CostsOf(mode, board, kind, side, day, previousCumulativeAmount);
        var after = CostsOf(mode, board, kind, side, day, newCumulativeAmount);
        return new FillCosts(after.Commission - before.Commission, after.Tax - before.Tax);
    }

    /// <summary>The tax on a sale of a day, as a share of the amount.</summary>
    public decimal TaxRateOf(Board board, InstrumentKind kind, TradingDay day) =>
        TransactionTax.RateOf(board, kind, calendar.SettlementDayOf(day).Date.Year);

    private static long Truncated(decimal won, long unit) => (long)decimal.Truncate(won / unit) * unit;
}
