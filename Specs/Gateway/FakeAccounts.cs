using System.Collections.Concurrent;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;

namespace Kiwoom.Specs.Gateway;

/// <summary>Accounts that take every order, remember what reached them, and fail as a spec wants.</summary>
internal sealed class FakeAccounts(TimeProvider clock) : IAccounts, IAccountDesk
{
    private readonly ConcurrentDictionary<(AccountNo, ClientOrderId), OrderView> _orders = new();
    private readonly ConcurrentDictionary<AccountNo, bool> _stopped = new();

    public ConcurrentQueue<ICommand> Commands { get; } = new();

    public List<AccountNo> Existing { get; } = [];

    public IReadOnlyCollection<AccountNo> Known => Existing;

    /// <summary>Answers instead of the account; null leaves it to the account.</summary>
    public Func<ICommand, OrderAnswer?>? Instead { get; set; }

    /// <summary>Thrown by everything that reaches an account.</summary>
    public Exception? Fault { get; set; }

    public Func<AccountNo, Task<AccountSnapshot>>? Snapshots { get; set; }

    public async Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand command, CancellationToken cancellation = default)
    {
        Commands.Enqueue(command);
        await Task.Yield();
        if (Fault is { } fault)
            throw fault;

        return (TAnswer)(object)(Instead?.Invoke(command) ?? Decide(account, command));
    }

    public OrderView View(AccountNo account, OrderSpec order, OrderStatus status = OrderStatus.PendingNew) => new(
        order.ClientOrderId, account, order.Symbol, order.Side, order.OrderType, order.TimeInForce, order.Mode, order.Quantity, order.Price, status,
        0, order.Quantity, 0, 0, null, false, UserId.Parse("kim"), null, [], null, clock.GetUtcNow(), clock.GetUtcNow());

    public Task<AccountSnapshot> Snapshot(AccountNo account, CancellationToken cancellation = default) =>
        Snapshots is { } snapshots ? snapshots(account) : Told(() => SnapshotOf(account, 1));

    public AccountSnapshot SnapshotOf(AccountNo account, long version) =>
        new(account, version, [.. OrdersOf(account)], [Held(account)], Money(account), RiskOf(account));

    public Task<IReadOnlyList<OrderView>> Orders(AccountNo account, OrderFilter filter, CancellationToken cancellation = default) =>
        Told<IReadOnlyList<OrderView>>(() => [.. OrdersOf(account).Where(o => filter.Symbol is null || o.Symbol == filter.Symbol).Take(filter.Limit)]);

    public Task<OrderView?> Order(AccountNo account, ClientOrderId clientOrderId, CancellationToken cancellation = default) =>
        Told(() => _orders.GetValueOrDefault((account, clientOrderId)));

    public Task<IReadOnlyList<ExecutionDocument>> Executions(AccountNo account, OrderFilter filter, CancellationToken cancellation = default) =>
        Told<IReadOnlyList<ExecutionDocument>>(() =>
        [
            new(account, ExecutionId.Parse("e-1"), ClientOrderId.Parse("a-1"), null, Symbol.Parse("005930"), Side.Buy, 4, 70_000, 42, 0, clock.GetUtcNow()),
        ]);

    public Task<IReadOnlyList<PositionDocument>> Positions(AccountNo account, CancellationToken cancellation = default) =>
        Told<IReadOnlyList<PositionDocument>>(() => [Held(account)]);

    public Task<BalanceDocument> Balance(AccountNo account, CancellationToken cancellation = default) => Told(() => Money(account));

    public Task<RiskDocument> Risk(AccountNo account, CancellationToken cancellation = default) => Told(() => RiskOf(account));

    public Task<LimitsAnswer> EngageKillSwitch(AccountNo account, Cause cause, Caller caller, string reason, bool? liquidate) => Switch(account, true);

    public Task<LimitsAnswer> ReleaseKillSwitch(AccountNo account, Cause cause, Caller caller, string reason) => Switch(account, false);

    public Task<LimitsAnswer> ChangeLimits(AccountNo account, Cause cause, Caller caller, IReadOnlyDictionary<string, decimal> limits) =>
        Told<LimitsAnswer>(() => limits.ContainsKey("max_order_amount")
            ? new LimitsAnswer.Done(RiskOf(account))
            : new LimitsAnswer.Invalid([new("max_moon_phase", "no such limit")]));

    private Task<LimitsAnswer> Switch(AccountNo account, bool on)
    {
        _stopped[account] = on;
        return Told<LimitsAnswer>(() => new LimitsAnswer.Done(RiskOf(account)));
    }

    private async Task<T> Told<T>(Func<T> tell)
    {
        await Task.Yield();
        return Fault is { } fault ? throw fault : tell();
    }

    private OrderAnswer Decide(AccountNo account, ICommand command)
    {
        switch (command)
        {
            case PlaceOrder place:
                var view = View(account, place.Order);
                var isNew = _orders.TryAdd((account, place.Order.ClientOrderId), view);
                return new OrderAnswer.Taken(isNew ? view : _orders[(account, place.Order.ClientOrderId)], Duplicate: !isNew);
            case CancelOrder cancel:
                return _orders.TryGetValue((account, cancel.ClientOrderId), out var open)
                    ? new OrderAnswer.Taken(open with { Status = OrderStatus.PendingCancel })
                    : new OrderAnswer.NotFound(cancel.ClientOrderId);
            case ReplaceOrder replace:
                return _orders.TryGetValue((account, replace.ClientOrderId), out var changed)
                    ? new OrderAnswer.Taken(changed with { Status = OrderStatus.PendingReplace })
                    : new OrderAnswer.NotFound(replace.ClientOrderId);
            default:
                throw new InvalidOperationException(command.GetType().Name);
        }
    }

    private IEnumerable<OrderView> OrdersOf(AccountNo account) => _orders.Where(o => o.Key.Item1 == account).Select(o => o.Value);

    private static PositionDocument Held(AccountNo account) => new(account, Symbol.Parse("005930"), 4, 70_010.5m, 70_100, 358, 0);

    private static BalanceDocument Money(AccountNo account) => new(account, 9_719_958, 0, 280_400, 10_000_358, 0, 358, 42, 0);

    private RiskDocument RiskOf(AccountNo account) => new(
        account,
        new KillSwitchDocument(_stopped.GetValueOrDefault(account), null, null, null),
        new Dictionary<string, decimal> { ["max_order_amount"] = 10_000_000 },
        new Dictionary<string, decimal>());
}
