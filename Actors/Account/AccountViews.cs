using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>An account as readers see it.</summary>
public static class AccountViews
{
    /// <summary>Limits and their use.</summary>
    public static RiskView Risk(AccountOptions options, AccountState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(state);
        var (risk, portfolio) = (state.Risk, state.Portfolio);
        var isToday = portfolio.Day == TradingDay.At(now);
        var usage = new SortedDictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["max_position_count"] = portfolio.Positions.Held,
            ["max_gross_exposure"] = portfolio.Positions.Cost + risk.Reservations.Amount,
            ["max_loss_per_day"] = isToday && portfolio.IsOpened ? Math.Max(0, -Valuation.DayProfit(options.Market, portfolio)) : 0,
            ["max_orders_per_day"] = isToday ? risk.OrdersToday : 0,
            ["open_orders"] = state.Orders.Open.Count,
            ["orders_in_doubt"] = state.Orders.Open.Count(o => o.IsInDoubt),
            ["reserved_cash"] = risk.Reservations.Cash,
        };
        return new RiskView(
            options.Account, risk.KillSwitch, options.LimitsOf(risk), usage, Strategies(state), StandingChecks.IsReconciled(state, options), state.ReconciledAt,
            isToday && risk.DailyLossReached, Differences(portfolio), state.UnexplainedReports);
    }

    /// <summary>Money.</summary>
    public static BalanceView Balance(AccountOptions options, AccountState state)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(state);
        var portfolio = state.Portfolio;
        var positions = portfolio.Positions;
        var value = Valuation.ValueOf(options.Market, positions);
        return new BalanceView(
            options.Account, portfolio.Cash, state.Risk.Reservations.Cash, value, portfolio.Cash + value, positions.GrossProfit, positions.RealisedProfit, value - positions.Cost,
            positions.Commission, positions.Tax, positions.RealisedProfit - portfolio.RealisedAtDayStart, Valuation.DayProfit(options.Market, portfolio), portfolio.CashDifference);
    }

    /// <summary>What is and was held, by issue code.</summary>
    public static IReadOnlyList<PositionView> Positions(AccountOptions options, AccountState state)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(state);
        return [.. state.Portfolio.Positions.All.OrderBy(p => p.Symbol, SymbolOrder.Instance).Select(p => View(options, state, p))];
    }

    /// <summary>Orders, the newest first.</summary>
    public static IReadOnlyList<OrderView> Orders(AccountOptions options, AccountState state, GetOrders question)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(question);
        return [.. (question.OpenOnly ? state.Orders.Open : state.Orders.All)
            .Where(o => (question.Symbol ?? o.Spec.Symbol) == o.Spec.Symbol && (question.Strategy is null || question.Strategy == o.Strategy))
            .OrderByDescending(o => o.Ordinal).Take(Math.Max(0, question.Limit)).Select(o => o.View(options.Account))];
    }

    /// <summary>Figures and state hash.</summary>
    public static AccountSummary Summary(AccountNo account, AccountState state, bool withHash = true)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (orders, portfolio) = (state.Orders, state.Portfolio);
        return new AccountSummary(
            account, state.Version, withHash ? AccountSnapshotCodec.HashOf(state) : string.Empty, orders.OrderCount, orders.ExecutionCount, orders.Open.Count, orders.Open.Count(o => o.IsInDoubt),
            portfolio.Cash, portfolio.Positions.RealisedProfit, portfolio.Positions.Commission, portfolio.Positions.Tax, [.. portfolio.EquityCurve]);
    }

    internal static RiskView With(RiskView risk, StrategyLimitsChanged changed)
    {
        var strategies = risk.Strategies.Where(s => s.Strategy != changed.Strategy).ToList();
        var before = risk.Strategies.FirstOrDefault(s => s.Strategy == changed.Strategy) ?? new StrategyRiskView(changed.Strategy, null, 0, 0, 0, 0);
        strategies.Add(before with { Limits = changed.Limits });
        return risk with { Strategies = [.. strategies.OrderBy(s => s.Strategy.Value, StringComparer.Ordinal)] };
    }

    private static PositionView View(AccountOptions options, AccountState state, Position p)
    {
        var last = options.Market.QuoteOf(p.Symbol)?.Last;
        return new PositionView(
            p.Symbol, p.Quantity, Math.Max(0, p.Quantity - state.Risk.Reservations.Of(p.Symbol).SellShares), p.Cost, p.AverageCost, last, Valuation.ValueOf(options.Market, p),
            last is { } price ? (p.Quantity * price) - p.Cost : null, p.GrossProfit, p.RealisedProfit, p.Commission, p.Tax);
    }

    private static IReadOnlyList<StrategyRiskView> Strategies(AccountState state)
    {
        var risk = state.Risk;
        return [.. risk.StrategyLimits.Keys.Union(state.Portfolio.Strategies.Keys).Union(risk.StrategyOrdersToday.Keys).OrderBy(s => s.Value, StringComparer.Ordinal).Select(s =>
        {
            var book = state.Portfolio.Strategies.GetValueOrDefault(s);
            return new StrategyRiskView(
                s, risk.StrategyLimits.GetValueOrDefault(s), book?.Cost ?? 0, risk.Reservations.CashOf(s), book?.RealisedProfit ?? 0, risk.StrategyOrdersToday.GetValueOrDefault(s));
        })];
    }

    private static IReadOnlyList<string> Differences(PortfolioState portfolio)
    {
        var texts = new List<string>();
        if (portfolio.CashDifference != 0)
            texts.Add(string.Create(CultureInfo.InvariantCulture, $"Kiwoom's cash is {portfolio.CashDifference:+#,0;-#,0} won off."));
        foreach (var difference in portfolio.PositionDifferences.Values)
            texts.Add(string.Create(CultureInfo.InvariantCulture, $"{difference.Symbol}: Kiwoom holds {difference.AtBroker:#,0} shares, the events explain {difference.Here:#,0}."));
        return texts;
    }
}
