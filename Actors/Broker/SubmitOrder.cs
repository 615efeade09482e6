using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>Send a new order to Kiwoom, once.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Account">Account.</param>
/// <param name="Order">The order.</param>
/// <param name="SendBefore">After this instant (UTC, market clock) the bridge refuses instead of sending: an order that waited for a
/// broken link must not surprise its sender.</param>
public sealed record SubmitOrder(CommandId Id, AccountNo Account, OrderSpec Order, DateTimeOffset SendBefore) : IBrokerCommand;
