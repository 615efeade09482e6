using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>A command was sent or perhaps sent, and its outcome is unknown. Never sent again; reconciliation decides.</summary>
/// <param name="Account">Account.</param>
/// <param name="Command">The submit, cancel or replace.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Text">Why it is in doubt, for people.</param>
public sealed record CommandInDoubt(AccountNo Account, CommandId Command, ClientOrderId ClientOrderId, string Text) : IBrokerReport;
