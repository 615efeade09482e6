using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Asks the account actors and shows their views as the API's documents. An actor's answer waits for the writes before it, so what is
/// shown is durable.</summary>
/// <param name="accounts">The account actors.</param>
public sealed class AccountDesk(IAccounts accounts) : IAccountDesk
{
    private static readonly Cause _reading = new(CommandId.Parse("read"));

    /// <inheritdoc/>
    public async Task<AccountSnapshot> Snapshot(AccountNo account, CancellationToken cancellation = default)
    {
        var view = await accounts.Ask<AccountView>(account, new GetAccount(_reading), cancellation).ConfigureAwait(false);
        return new AccountSnapshot(
            account,
            view.Version,
            view.OpenOrders,
            [.. view.Positions.Select(p => Documents.Of(account, p))],
            Documents.Of(view.Balance),
            Documents.Of(view.Risk));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrderView>> Orders(AccountNo account, OrderFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.ClientOrderId is { } id)
            return await Order(account, id, cancellation).ConfigureAwait(false) is { } one ? [one] : [];

        var ask = new GetOrders(_reading, filter.OpenOnly, filter.Symbol, Limit: filter.Limit);
        return await accounts.Ask<IReadOnlyList<OrderView>>(account, ask, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<OrderView?> Order(AccountNo account, ClientOrderId clientOrderId, CancellationToken cancellation = default) =>
        await accounts.Ask<OrderAnswer>(account, new GetOrder(_reading, clientOrderId), cancellation).ConfigureAwait(false) is OrderAnswer.Taken { Order: var order }
            ? order
            : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ExecutionDocument>> Executions(AccountNo account, OrderFilter filter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var ask = new GetExecutions(_reading, filter.Symbol, filter.ClientOrderId, filter.Limit);
        var views = await accounts.Ask<IReadOnlyList<ExecutionView>>(account, ask, cancellation).ConfigureAwait(false);
        return [.. views.Select(v => Documents.Of(account, v))];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PositionDocument>> Positions(AccountNo account, CancellationToken cancellation = default)
    {
        var views = await accounts.Ask<IReadOnlyList<PositionView>>(account, new GetPositions(_reading), cancellation).ConfigureAwait(false);
        return [.. views.Select(v => Documents.Of(account, v))];
    }

    /// <inheritdoc/>
    public async Task<BalanceDocument> Balance(AccountNo account, CancellationToken cancellation = default) =>
        Documents.Of(await accounts.Ask<BalanceView>(account, new GetBalance(_reading), cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<RiskDocument> Risk(AccountNo account, CancellationToken cancellation = default) =>
        Documents.Of(await accounts.Ask<RiskView>(account, new GetRisk(_reading), cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task<LimitsAnswer> EngageKillSwitch(AccountNo account, Cause cause, Caller caller, string reason, bool? liquidate) =>
        Change(account, new EngageKillSwitch(cause, caller, account, reason, liquidate));

    /// <inheritdoc/>
    public Task<LimitsAnswer> ReleaseKillSwitch(AccountNo account, Cause cause, Caller caller, string reason) =>
        Change(account, new ReleaseKillSwitch(cause, caller, account, reason));

    /// <inheritdoc/>
    public Task<LimitsAnswer> ChangeLimits(AccountNo account, Cause cause, Caller caller, IReadOnlyDictionary<string, decimal> limits) =>
        Change(account, new ChangeRiskLimits(cause, caller, account, limits));

    private async Task<LimitsAnswer> Change(AccountNo account, ICommand command) =>
        await accounts.Ask<RiskAnswer>(account, command).ConfigureAwait(false) switch
        {
            RiskAnswer.Done done => new LimitsAnswer.Done(Documents.Of(done.Risk)),
            RiskAnswer.Invalid invalid => new LimitsAnswer.Invalid([.. invalid.Errors.Select(e => new FieldError(e.Key, e.Value))]),
            RiskAnswer.Forbidden forbidden => new LimitsAnswer.Forbidden(forbidden.Text),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no answer to this"),
        };
}
