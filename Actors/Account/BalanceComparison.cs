using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Account;

/// <summary>Compares cash and holdings with Kiwoom's: the opening balance the first time, differences after that.</summary>
internal static class BalanceComparison
{
    // A fill this close to the reading may or may not be in it.
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(2);

    internal static void Take(AccountDraft draft, BrokerSnapshot snapshot)
    {
        if (!snapshot.Complete)
            return;
        if (snapshot.Holdings.Any(h => !ReportedNumbers.IsQuantity(h.Quantity) || !ReportedNumbers.IsAmount(h.CostAmount)) || !ReportedNumbers.IsAmount(Int128.Abs(snapshot.Cash)))
        {
            ReportDesk.Unexplained(draft, ReportFault.ImpossibleNumbers, null, "Kiwoom's list has a holding or cash that cannot be.", snapshot.Day);
            return;
        }

        // Cash and holdings are read before the orders: a fill that only the list told may be in them or not. The next reading has nothing new.
        if (Found(draft).Any())
        {
            SessionDesk.RequestSnapshot(draft);
            draft.ReconcileSoon();
            return;
        }

        if (IsMoving(draft, snapshot))
        {
            draft.ReconcileSoon();
            return;
        }

        var differences = draft.State.Portfolio.IsOpened ? Compare(draft, snapshot) : Open(draft, snapshot);
        if (!SessionDesk.IsOfThisSession(draft, snapshot.Command))
            return;
        draft.Add(new AccountReconciled(draft.Options.Run, draft.State.SessionEpoch, snapshot.Day, snapshot.StartedAt, differences));
        SessionDesk.SendQueued(draft);
    }

    /// <summary>Takes the differences over, as a person decided.</summary>
    internal static void Accept(AccountDraft draft, AcceptBrokerBalance command)
    {
        if (command.Account != draft.Options.Account || command.Caller.Level < PermissionLevel.Admin)
        {
            draft.Answer(new RiskAnswer.Forbidden("Only an admin takes over Kiwoom's balance."));
            return;
        }

        var portfolio = draft.State.Portfolio;
        if (portfolio.CashDifference != 0 || portfolio.PositionDifferences.Count > 0)
        {
            var holdings = portfolio.PositionDifferences.Values
                .Select(d => new Holding(d.Symbol, d.AtBroker - d.Here, d.BrokerCost - (portfolio.Positions.Find(d.Symbol)?.Cost ?? 0))).ToList();
            var value = holdings.Sum(h => h.Quantity * PriceOf(draft, h));
            draft.Add(new BalanceAdjusted(portfolio.CashDifference, holdings, portfolio.CashDifference + value, command.Caller.User, command.Reason));
        }

        draft.Answer(new RiskAnswer.Done(AccountViews.Risk(draft.Options, draft.State, draft.Now) with { Differences = [] }));
    }

    private static long PriceOf(AccountDraft draft, Holding holding) =>
        draft.Options.Market.QuoteOf(holding.Symbol)?.Last ?? (holding.Quantity != 0 ? Math.Abs(holding.CostAmount / holding.Quantity) : 0);

    // By this machine's clock alone, where the reading was asked for here: neither Kiwoom's seconds nor the bridge's clock need agree with it.
    private static bool IsMoving(AccountDraft draft, BrokerSnapshot snapshot)
    {
        if (SessionDesk.AskedAt(snapshot) is { } asked)
            return draft.State.LastFillAt >= asked - Blur;
        var kept = draft.State.Orders.Executions;
        for (var i = kept.Count - 1; i >= 0 && i >= kept.Count - 100; i--)
        {
            if (kept[i].Source == ExecutionSource.Reported && kept[i].ExecutedAt >= snapshot.StartedAt - Blur)
                return true;
        }

        return false;
    }

    private static IEnumerable<OrderExecuted> Found(AccountDraft draft) => draft.Events.OfType<OrderExecuted>();

    private static long CashHere(AccountDraft draft) =>
        draft.State.Portfolio.Cash + Found(draft).Sum(e => (e.Side == Side.Buy ? -e.Amount : e.Amount) - e.Commission - e.Tax);

    private static SortedDictionary<Symbol, long> SharesHere(AccountDraft draft, BrokerSnapshot snapshot)
    {
        var shares = new SortedDictionary<Symbol, long>(SymbolOrder.Instance);
        foreach (var holding in snapshot.Holdings)
            shares[holding.Symbol] = 0;
        foreach (var position in draft.State.Portfolio.Positions.All)
            shares[position.Symbol] = position.Quantity;
        foreach (var e in Found(draft))
            shares[e.Symbol] = shares.GetValueOrDefault(e.Symbol) + (e.Side == Side.Buy ? e.Quantity : -e.Quantity);
        return shares;
    }

    private static int Compare(AccountDraft draft, BrokerSnapshot snapshot)
    {
        var (portfolio, differences) = (draft.State.Portfolio, 0);
        foreach (var (symbol, here) in SharesHere(draft, snapshot))
        {
            var at = snapshot.Holdings.Where(h => h.Symbol == symbol).Sum(h => h.Quantity);
            var cost = snapshot.Holdings.Where(h => h.Symbol == symbol).Sum(h => h.CostAmount);
            var known = portfolio.PositionDifferences.GetValueOrDefault(symbol);
            differences += here != at ? 1 : 0;
            if (here - at != (known is null ? 0 : known.Here - known.AtBroker))
                draft.Add(new PositionDifferenceFound(symbol, here, at, cost));
        }

        var cash = CashHere(draft);
        if (snapshot.Cash - cash != portfolio.CashDifference)
            draft.Add(new CashDifferenceFound(cash, snapshot.Cash));
        return differences + (snapshot.Cash != cash ? 1 : 0);
    }

    private static int Open(AccountDraft draft, BrokerSnapshot snapshot)
    {
        var holdings = new List<Holding>();
        var equity = 0L;
        foreach (var (symbol, fills) in SharesHere(draft, snapshot))
        {
            var quantity = snapshot.Holdings.Where(h => h.Symbol == symbol).Sum(h => h.Quantity);
            var cost = snapshot.Holdings.Where(h => h.Symbol == symbol).Sum(h => h.CostAmount);
            var holding = Opening(draft, symbol, quantity, cost, fills);
            if (holding.Quantity == 0 && holding.CostAmount == 0)
                continue;
            holdings.Add(holding);
            equity += draft.Options.Market.QuoteOf(symbol)?.Last is { } last ? holding.Quantity * last : holding.CostAmount;
        }

        var cash = snapshot.Cash - CashHere(draft);
        draft.Add(new OpeningBalanceRecorded(snapshot.Day, cash, holdings, cash + equity));
        return 0;
    }

    // What was held before the known fills, at Kiwoom's average cost; what has been sold altogether counts at what it brought.
    private static Holding Opening(AccountDraft draft, Symbol symbol, long quantity, long cost, long fills)
    {
        var opening = quantity - fills;
        if (fills == 0)
            return new Holding(symbol, opening, cost);
        if (quantity > 0)
            return new Holding(symbol, opening, (long)((Int128)cost * opening / quantity));
        var brought = draft.State.Orders.Executions.Concat(Found(draft)).Where(e => e.Symbol == symbol && e.Side == Side.Sell).Sum(e => e.Amount);
        var sold = draft.State.Orders.Executions.Concat(Found(draft)).Where(e => e.Symbol == symbol && e.Side == Side.Sell).Sum(e => e.Quantity);
        return new Holding(symbol, opening, sold > 0 ? (long)((Int128)brought * opening / sold) : 0);
    }
}
