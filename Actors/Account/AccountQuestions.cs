using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Answers questions; nothing changes.</summary>
internal static class AccountQuestions
{
    internal static object? Answer(AccountOptions options, AccountState state, ICommand question, DateTimeOffset now) => question switch
    {
        GetOrders q => AccountViews.Orders(options, state, q),
        GetOrder q => state.Orders.Find(q.ClientOrderId) is { } order ? new OrderAnswer.Taken(order.View(options.Account)) : new OrderAnswer.NotFound(q.ClientOrderId),
        GetExecutions q => Executions(options, state, q),
        GetPositions => AccountViews.Positions(options, state),
        GetBalance => AccountViews.Balance(options, state),
        GetRisk => AccountViews.Risk(options, state, now),
        GetAccount q => new AccountView(
            options.Account, state.Version, AccountViews.Orders(options, state, new GetOrders(q.Cause, OpenOnly: true)), AccountViews.Positions(options, state),
            AccountViews.Balance(options, state), AccountViews.Risk(options, state, now)),
        GetAccountCopy => new AccountCopy(state.Version, AccountSnapshotCodec.Instance.Encode(state)),
        GetReconciliation => ReconciliationViews.Of(options, state),
        GetAccountSummary q => AccountViews.Summary(options.Account, state, q.WithHash),
        _ => null,
    };

    private static IReadOnlyList<ExecutionView> Executions(AccountOptions options, AccountState state, GetExecutions q)
    {
        var found = new List<ExecutionView>();
        var executions = q.ClientOrderId is { } id ? state.Orders.Find(id)?.Executions ?? [] : state.Orders.Executions;
        for (var i = executions.Count - 1; i >= 0 && found.Count < q.Limit; i--)
        {
            var e = executions[i];
            if ((q.Symbol ?? e.Symbol) == e.Symbol && (q.ClientOrderId ?? e.ClientOrderId) == e.ClientOrderId)
                found.Add(e.View(options.Account));
        }

        return found;
    }
}
