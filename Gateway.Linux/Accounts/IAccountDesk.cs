using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Gateway.Accounts;

/// <summary>What clients read of an account, and its limits and emergency stop, as the API's documents. Every method throws what
/// <see cref="IAccounts.Ask"/> throws.</summary>
public interface IAccountDesk
{
    /// <summary>Everything at one place of the stream.</summary>
    Task<AccountSnapshot> Snapshot(AccountNo account, CancellationToken cancellation = default);

    /// <summary>Orders, the newest first.</summary>
    Task<IReadOnlyList<OrderView>> Orders(AccountNo account, OrderFilter filter, CancellationToken cancellation = default);

    /// <summary>One order; null where none has the id.</summary>
    Task<OrderView?> Order(AccountNo account, ClientOrderId clientOrderId, CancellationToken cancellation = default);

    /// <summary>Fills, the newest first.</summary>
    Task<IReadOnlyList<ExecutionDocument>> Executions(AccountNo account, OrderFilter filter, CancellationToken cancellation = default);

    /// <summary>What is held.</summary>
    Task<IReadOnlyList<PositionDocument>> Positions(AccountNo account, CancellationToken cancellation = default);

    /// <summary>Money.</summary>
    Task<BalanceDocument> Balance(AccountNo account, CancellationToken cancellation = default);

    /// <summary>Limits, usage, emergency stop.</summary>
    Task<RiskDocument> Risk(AccountNo account, CancellationToken cancellation = default);

    /// <summary>Stops the account: no new order leaves, open orders are cancelled.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cause">Command id and user.</param>
    /// <param name="caller">The verified sender.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="liquidate">Whether positions are sold as well; null for what is configured.</param>
    Task<LimitsAnswer> EngageKillSwitch(AccountNo account, Cause cause, Caller caller, string reason, bool? liquidate);

    /// <summary>Lets orders leave again; only for an admin.</summary>
    Task<LimitsAnswer> ReleaseKillSwitch(AccountNo account, Cause cause, Caller caller, string reason);

    /// <summary>Changes limits by name; those not named stay. Only for an admin.</summary>
    Task<LimitsAnswer> ChangeLimits(AccountNo account, Cause cause, Caller caller, IReadOnlyDictionary<string, decimal> limits);
}
