using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Everything of an account at one place of its stream.</summary>
/// <param name="Account">The account.</param>
/// <param name="Version">The sequence_nr of the last event that is in it.</param>
/// <param name="OpenOrders">Orders that are not final.</param>
/// <param name="Positions">What is held.</param>
/// <param name="Balance">Money.</param>
/// <param name="Risk">Limits, usage, emergency stop.</param>
public sealed record AccountSnapshot(
    AccountNo Account,
    long Version,
    IReadOnlyList<OrderView> OpenOrders,
    IReadOnlyList<PositionDocument> Positions,
    BalanceDocument Balance,
    RiskDocument Risk);
