using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Orders;

/// <summary>Sends a new order (FIX NewOrderSingle). Answered with <see cref="OrderAnswer"/>.</summary>
/// <param name="Cause">Command id, user and strategy.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account to trade.</param>
/// <param name="Order">The order.</param>
/// <param name="QueueWhileDisconnected">True: durable now and sent when the link is back, within its time in force. False: refused
/// while the bridge is not reachable.</param>
public sealed record PlaceOrder(Cause Cause, Caller Caller, AccountNo Account, OrderSpec Order, bool QueueWhileDisconnected = false) : ICommand;
