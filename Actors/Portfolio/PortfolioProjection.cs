using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Portfolio;

/// <summary>Positions, cash, profit and the equity curve, as a fold of the account's events.</summary>
/// <remarks>At every event, in won: cash + cost of holdings = opening cash + opening cost + what was taken over + realised profit before costs −
/// commissions − taxes.</remarks>
public static class PortfolioProjection
{
    /// <summary>Folds one event in.</summary>
    public static void Apply(PortfolioState state, AccountEvent @event)
    {
        switch (@event)
        {
            case OrderExecuted e:
                Fill(state, e);
                break;
            case OpeningBalanceRecorded e:
                Open(state, e);
                break;
            case TradingDayOpened e:
                BeginDay(state, e);
                break;
            case TradingDayClosed e:
                EndDay(state, e);
                break;
            case CashDifferenceFound e:
                state.CashDifference = e.AtBroker - e.Here;
                break;
            case PositionDifferenceFound e:
                if (e.Here == e.AtBroker)
                    state.DifferenceMap.Remove(e.Symbol);
                else
                    state.DifferenceMap[e.Symbol] = e;
                break;
            case BalanceAdjusted e:
                Adjust(state, e);
                break;
            default:
                return;
        }

        Check(state);
    }

    /// <summary>Books an adopted order's fills for its strategy as well.</summary>
    internal static void Attribute(PortfolioState state, StrategyId strategy, IEnumerable<OrderExecuted> fills)
    {
        foreach (var fill in fills)
            BookOf(state, strategy).Fill(fill);
    }

    private static void Fill(PortfolioState state, OrderExecuted e)
    {
        state.Positions.Fill(e);
        state.Cash += (e.Side == Side.Buy ? -e.Amount : e.Amount) - e.Commission - e.Tax;
        if (e.Strategy is { } strategy)
            BookOf(state, strategy).Fill(e);
    }

    private static PositionBook BookOf(PortfolioState state, StrategyId strategy)
    {
        if (!state.StrategyMap.TryGetValue(strategy, out var book))
            state.StrategyMap.Add(strategy, book = new PositionBook());
        return book;
    }

    private static void Open(PortfolioState state, OpeningBalanceRecorded e)
    {
        state.IsOpened = true;
        state.OpeningCash += e.Cash;
        state.Cash += e.Cash;
        foreach (var holding in e.Holdings)
        {
            state.Positions.Add(holding);
            state.OpeningCost += holding.CostAmount;
        }

        state.EquityAtDayStart = e.Equity;
        state.DepositsAtDayStart = state.Deposits;
    }

    private static void Adjust(PortfolioState state, BalanceAdjusted e)
    {
        state.Cash += e.Cash;
        state.AdjustedCash += e.Cash;
        foreach (var holding in e.Holdings)
        {
            state.Positions.Add(holding);
            state.AdjustedCost += holding.CostAmount;
        }

        state.Deposits += e.Equity;
        state.CashDifference = 0;
        state.DifferenceMap.Clear();
    }

    private static void BeginDay(PortfolioState state, TradingDayOpened e)
    {
        state.Day = e.Day;
        state.IsDayClosed = false;
        state.EquityAtDayStart = e.Equity;
        state.DepositsAtDayStart = state.Deposits;
        state.RealisedAtDayStart = state.Positions.RealisedProfit;
        Mark(state, e.Marks);
        state.Positions.ProfitAtDayStart = state.Positions.MarkedProfit();
        foreach (var book in state.StrategyMap.Values)
            book.ProfitAtDayStart = book.MarkedProfit();
    }

    private static void EndDay(PortfolioState state, TradingDayClosed e)
    {
        state.IsDayClosed = true;
        Mark(state, e.Marks);
        state.EquityPoints.Add(new EquityPoint(e.Day, state.Cash, e.MarketValue, state.Positions.RealisedProfit, state.Deposits));
    }

    private static void Mark(PortfolioState state, IReadOnlyList<Mark> marks)
    {
        foreach (var mark in marks)
        {
            state.Positions.Take(mark);
            foreach (var book in state.StrategyMap.Values)
                book.Take(mark);
        }
    }

    private static void Check(PortfolioState state)
    {
        var here = state.Cash + state.Positions.Cost;
        var explained = state.OpeningCash + state.OpeningCost + state.AdjustedCash + state.AdjustedCost + state.Positions.RealisedProfit;
        if (here != explained)
            throw new InvariantViolatedException($"cash and cost are {here} won, openings and profits explain {explained}");
    }
}
