using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Orders;

/// <summary>Read an account from Kiwoom's lists.</summary>
/// <param name="Account">Account.</param>
/// <param name="Command">The request it answers; null for none.</param>
public sealed record ReadAccount(AccountNo Account, CommandId? Command);
