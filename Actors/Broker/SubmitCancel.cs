using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>Cancel what is open of an order.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Account">Account.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Original">Kiwoom's number of the order as last replaced.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">The order's side.</param>
/// <param name="Quantity">Open shares to cancel.</param>
public sealed record SubmitCancel(CommandId Id, AccountNo Account, ClientOrderId ClientOrderId, BrokerOrderNo Original, Symbol Symbol, Side Side, long Quantity) : IBrokerCommand;
