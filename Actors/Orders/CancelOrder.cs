using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Orders;

/// <summary>Asks to cancel what is open of an order (FIX OrderCancelRequest). Answered with <see cref="OrderAnswer"/>.</summary>
/// <param name="Cause">Command id, user and strategy.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="ClientOrderId">The order.</param>
public sealed record CancelOrder(Cause Cause, Caller Caller, AccountNo Account, ClientOrderId ClientOrderId) : ICommand;
