using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Everything of an account at one place of its stream.</summary>
/// <param name="Account">The account.</param>
/// <param name="Version">The sequence number of the last event that is in it.</param>
/// <param name="OpenOrders">Orders that are not final, the newest first.</param>
/// <param name="Positions">What is held.</param>
/// <param name="Balance">Money.</param>
/// <param name="Risk">Limits, usage, kill switch.</param>
public sealed record AccountView(
    AccountNo Account,
    long Version,
    IReadOnlyList<OrderView> OpenOrders,
    IReadOnlyList<PositionView> Positions,
    BalanceView Balance,
    RiskView Risk);
