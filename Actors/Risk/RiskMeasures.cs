using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Risk;

/// <summary>Measures an order of the past again, with the checks that decided it: state and limits as they were, prices as they were recorded.</summary>
public static class RiskMeasures
{
    /// <summary>The numbers of every check that has some. Checks without numbers (hours, halts, connection, kill switch, permission) are not among
    /// them, nor are those whose prices the journal lacks: orders of versions before <see cref="DecisionPrices"/>, and refused orders.</summary>
    /// <param name="options">The account's configuration.</param>
    /// <param name="before">The account as it stood right before the event; it is not changed.</param>
    /// <param name="placed">The order that passed.</param>
    /// <param name="at">The event's instant (UTC).</param>
    public static IReadOnlyList<RiskMeasure> Of(AccountOptions options, AccountState before, OrderPlaced placed, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(placed);
        return Measure(options, before, placed.Spec, placed.User, placed.Strategy, placed.Prices, at, placed.ReservePrice);
    }

    /// <summary>The numbers of the checks on an order that was refused, as far as they do not depend on prices that nobody recorded.</summary>
    /// <param name="options">The account's configuration.</param>
    /// <param name="before">The account as it stood right before the event; it is not changed.</param>
    /// <param name="rejected">The order that failed.</param>
    /// <param name="at">The event's instant (UTC).</param>
    public static IReadOnlyList<RiskMeasure> Of(AccountOptions options, AccountState before, OrderRejected rejected, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(rejected);

        // What failed was recorded with its numbers, and those are the ones that decided.
        var failed = rejected.FailedChecks.Select(f => f.Check).ToHashSet();
        var passed = rejected.Spec.Price is null ? [] : Measure(options, before, rejected.Spec, rejected.User, rejected.Strategy, prices: null, at, rejected.Spec.Side == Side.Buy ? rejected.Spec.Price : 0);
        return
        [
            .. rejected.FailedChecks.Where(f => f is { Limit: not null, Actual: not null }).Select(f => new RiskMeasure(f.Check, f.Text, f.Limit!.Value, f.Actual!.Value, string.Empty)),
            .. passed.Where(m => !failed.Contains(m.Check)),
        ];
    }

    private static List<RiskMeasure> Measure(
        AccountOptions options, AccountState before, OrderSpec spec, UserId? user, StrategyId? strategy, DecisionPrices? prices, DateTimeOffset at, long? reservePrice)
    {
        var measured = new List<RiskMeasure>();
        var quote = prices is null ? null : new Quote(spec.Symbol, prices.QuoteAt, prices.Last, null, null, 0, null, null, null);
        var caller = new Caller(user ?? UserId.Parse("system"), PermissionLevel.Viewer, strategy);
        var question = new RiskQuestion(options with { Market = new RecordedMarket(quote) }, before, caller, spec, at, reserved: reservePrice) { Measured = measured };
        foreach (var check in (Action<RiskQuestion>[])[SizeChecks.Run, ExposureChecks.Run, FundsChecks.Run, RateChecks.Run, StrategyChecks.Run])
            check(question);
        if (spec.Price is { } price && prices is { Last: > 0 })
            PriceChecks.Collar(question, price, prices.Last);
        if (spec.Side == Side.Buy && prices?.DayProfit is { } profit)
            measured.Add(new RiskMeasure(RiskCheck.DailyLoss, "The day's loss at the last prices", question.Limits.MaxLossPerDay, Math.Max(0, -profit), "won"));
        if (spec.Side == Side.Sell && spec.Price is null && prices is null)
            measured.RemoveAll(m => m.Check == RiskCheck.OrderAmount);
        return measured;
    }

    private sealed class RecordedMarket(Quote? quote) : IMarketView
    {
        public DateTimeOffset? LastEventAt => quote?.At;

        public Instrument? Find(Symbol symbol) => null;

        public Quote? QuoteOf(Symbol symbol) => quote is not null && quote.Symbol == symbol ? quote : null;

        public bool IsInVolatilityInterruption(Symbol symbol) => false;

        public bool IsHalted(Board board) => false;
    }
}
