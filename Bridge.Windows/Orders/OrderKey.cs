using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Orders;

/// <summary>An order of the present trading day, on which alone its number is unique.</summary>
/// <param name="Account">Account.</param>
/// <param name="Number">Kiwoom's order number.</param>
public readonly record struct OrderKey(AccountNo Account, BrokerOrderNo Number);
