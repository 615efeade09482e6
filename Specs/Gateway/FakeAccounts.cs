using System.Collections.Concurrent;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;

namespace Kiwoom.Specs.Gateway;

/// <summary>Accounts that take every order, remember what reached them, and fail as a spec wants.</summary>
internal sealed class FakeAccounts(TimeProvider clock) : IAccounts
{
    private readonly ConcurrentDictionary<(AccountNo, ClientOrderId), OrderView> _orders = new();
    private readonly ConcurrentDictionary<AccountNo, bool> _stopped = new();

    /// <summary>Everything that was to change something.</summary>
    public ConcurrentQueue<ICommand> Commands { get; } = new();

    public List<AccountNo> Existing { get; } = [];

    public IReadOnlyCollection<AccountNo> Known => Existing;

    /// <summary>Answers an order command instead of the account; null leaves it to the account.</summary>
    public Func<ICommand, OrderAnswer?>? Instead { get; set; }

    /// <summary>Thrown by everything that reaches an account.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Thrown by what reaches one account.</summary>
    public ConcurrentDictionary<AccountNo, Exception> Faults { get; } = new();

    public Func<AccountNo, Task<AccountView>>? Snapshots { get; set; }

    public async Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand command, CancellationToken cancellation = default)
    {
        if (command is PlaceOrder or CancelOrder or ReplaceOrder or EngageKillSwitch or ReleaseKillSwitch or ChangeRiskLimits or ResolveInDoubt or AcceptBrokerBalance)
            Commands.Enqueue(command);
        await Task.Yield();
        if (Fault is { } fault || Faults.TryGetValue(account, out fault))
            throw fault;

        if (command is GetAccount && Snapshots is { } snapshots)
            return (TAnswer)(object)await snapshots(account);

        return (TAnswer)(Instead?.Invoke(command) ?? Decide(account, command));
    }

    public OrderView View(AccountNo account, OrderSpec order, OrderStatus status = OrderStatus.PendingNew) => new(
        order.ClientOrderId, account, order.Symbol, order.Side, order.OrderType, order.TimeInForce, order.Mode, order.Quantity, order.Price, status,
        0, order.Quantity, 0, 0, null, false, UserId.Parse("kim"), null, [], null, clock.GetUtcNow(), clock.GetUtcNow());

    public AccountView SnapshotOf(AccountNo account, long version) =>
        new(account, version, [.. OrdersOf(account)], [Held], Money(account), RiskOf(account));

    public ExecutionView Fill(AccountNo account) => new(
        account, ExecutionId.Parse("e-1"), ClientOrderId.Parse("a-1"), TradingDay.At(clock.GetUtcNow()), BrokerOrderNo.Parse("0000123"), Symbol.Parse("005930"),
        Side.Buy, 4, 70_000, 280_000, 42, 0, clock.GetUtcNow(), ExecutionSource.Reported, null);

    public static BalanceView Money(AccountNo account) => new(account, 9_719_958, 0, 280_400, 10_000_358, 0, -42, 400, 42, 0, -42, 358, 0);

    private static PositionView Held { get; } = new(Symbol.Parse("005930"), 4, 4, 280_042, 70_010.5m, 70_100, 280_400, 358, 0, -42, 42, 0);

    private object Decide(AccountNo account, ICommand command)
    {
        switch (command)
        {
            case PlaceOrder place:
                var view = View(account, place.Order);
                var isNew = _orders.TryAdd((account, place.Order.ClientOrderId), view);
                return new OrderAnswer.Taken(isNew ? view : _orders[(account, place.Order.ClientOrderId)], Duplicate: !isNew);
            case CancelOrder cancel:
                return Found(account, cancel.ClientOrderId, OrderStatus.PendingCancel);
            case ReplaceOrder replace:
                return Found(account, replace.ClientOrderId, OrderStatus.PendingReplace);
            case GetOrder get:
                return Found(account, get.ClientOrderId, OrderStatus.PendingNew);
            case GetOrders get:
                return OrdersOf(account).Where(o => get.Symbol is null || o.Symbol == get.Symbol).Take(get.Limit).ToArray();
            case GetExecutions:
                return new[] { Fill(account) };
            case GetPositions:
                return new[] { Held };
            case GetBalance:
                return Money(account);
            case GetRisk:
                return RiskOf(account);
            case GetReconciliation:
                return new ReconciliationView(account, true, clock.GetUtcNow(), [], [], 9_719_958, 0, [], 0, []);
            case GetAccount:
                return SnapshotOf(account, 1);
            case ResolveInDoubt resolve:
                return Found(account, resolve.ClientOrderId, resolve.BrokerOrderNo is null ? OrderStatus.Rejected : OrderStatus.New);
            case AcceptBrokerBalance:
                return new RiskAnswer.Done(RiskOf(account));
            case EngageKillSwitch:
                _stopped[account] = true;
                return new RiskAnswer.Done(RiskOf(account));
            case ReleaseKillSwitch:
                _stopped[account] = false;
                return new RiskAnswer.Done(RiskOf(account));
            case ChangeRiskLimits change:
                var errors = new Dictionary<string, string>();
                RiskLimitNames.With(RiskLimits.Paper, change.Limits, errors);
                return errors.Count > 0 ? new RiskAnswer.Invalid(errors) : new RiskAnswer.Done(RiskOf(account));
            default:
                throw new InvalidOperationException(command.GetType().Name);
        }
    }

    private OrderAnswer Found(AccountNo account, ClientOrderId order, OrderStatus status) =>
        _orders.TryGetValue((account, order), out var found) ? new OrderAnswer.Taken(found with { Status = status }) : new OrderAnswer.NotFound(order);

    private IEnumerable<OrderView> OrdersOf(AccountNo account) => _orders.Where(o => o.Key.Item1 == account).Select(o => o.Value);

    private RiskView RiskOf(AccountNo account) => new(
        account,
        new KillSwitchView(_stopped.GetValueOrDefault(account), false, null, null, null),
        RiskLimits.Paper,
        new Dictionary<string, decimal>(),
        [],
        true,
        clock.GetUtcNow(),
        false,
        [],
        0);
}
