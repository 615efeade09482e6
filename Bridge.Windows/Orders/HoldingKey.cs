using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Orders;

/// <summary>A holding.</summary>
/// <param name="Account">Account.</param>
/// <param name="Symbol">The issue.</param>
public readonly record struct HoldingKey(AccountNo Account, Symbol Symbol);
