using Kiwoom.Actors.Identity;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>daily_performance</c>: what an account did on a trading day, in won.</summary>
/// <param name="Account">The account.</param>
/// <param name="TradingDay">The day.</param>
/// <param name="OpeningEquity">Equity when the day began; null where no beginning was recorded.</param>
/// <param name="ClosingEquity">Equity at its close; null before.</param>
/// <param name="Cash">Cash at its close; null before.</param>
/// <param name="MarketValue">Positions at the closing prices; null before.</param>
/// <param name="RealisedProfit">Realised by the day's fills, less their commissions and taxes.</param>
/// <param name="Commission">Paid on the day's fills.</param>
/// <param name="Tax">Paid on the day's fills.</param>
/// <param name="Executions">The day's fills.</param>
public sealed record DailyPerformanceRow(
    AccountNo Account,
    TradingDay TradingDay,
    long? OpeningEquity,
    long? ClosingEquity,
    long? Cash,
    long? MarketValue,
    long RealisedProfit,
    long Commission,
    long Tax,
    int Executions) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Account.Value, Number: TradingDay.Date.DayNumber);
}
