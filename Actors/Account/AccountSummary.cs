using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Actors.Account;

/// <summary>An account in figures. Everything but the marks follows from the journal alone.</summary>
/// <param name="Account">The account.</param>
/// <param name="Version">The sequence number of the last event that is in it.</param>
/// <param name="StateHash">SHA-256 of the canonical state, as lower-case hexadecimal; empty where it was not asked for.</param>
/// <param name="Orders">Orders ever decided on, refused ones and those from elsewhere included.</param>
/// <param name="Executions">Fills ever recorded.</param>
/// <param name="OpenOrders">Orders that are not final.</param>
/// <param name="OrdersInDoubt">Orders whose outcome is unknown.</param>
/// <param name="Cash">Won.</param>
/// <param name="RealisedProfit">Won since the opening, less all commissions and taxes.</param>
/// <param name="Commission">Won since the opening.</param>
/// <param name="Tax">Won since the opening.</param>
/// <param name="EquityCurve">One point for each closed trading day.</param>
public sealed record AccountSummary(
    AccountNo Account,
    long Version,
    string StateHash,
    long Orders,
    long Executions,
    int OpenOrders,
    int OrdersInDoubt,
    long Cash,
    long RealisedProfit,
    long Commission,
    long Tax,
    IReadOnlyList<EquityPoint> EquityCurve);
