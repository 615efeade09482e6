namespace Kiwoom.Gateway.Accounts;

/// <summary>An order command was taken: what it says is in the journal.</summary>
/// <param name="Order">The order as it then stood.</param>
/// <param name="Duplicate">True where the same had been taken before: nothing new was sent.</param>
public sealed record OrderTaken(OrderDocument Order, bool Duplicate);
