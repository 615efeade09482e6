using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Orders;

/// <summary>Asks to change an open order's price, its total quantity, or both (FIX OrderCancelReplaceRequest, 정정). The order type cannot
/// change (fact sheet §3.3). Answered with <see cref="OrderAnswer"/>.</summary>
/// <param name="Cause">Command id, user and strategy.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Quantity">New total quantity in shares, what is filled included; null leaves it.</param>
/// <param name="Price">New price in won; null leaves it.</param>
public sealed record ReplaceOrder(Cause Cause, Caller Caller, AccountNo Account, ClientOrderId ClientOrderId, long? Quantity, long? Price) : ICommand;
