using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>A command certainly had no effect at the exchange.</summary>
/// <param name="Account">Account.</param>
/// <param name="Command">The submit, cancel or replace.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Reason">The kind of refusal.</param>
/// <param name="ReturnCode">SendOrder's return code, where it was called.</param>
/// <param name="Text">Kiwoom's message or the bridge's own, for people.</param>
public sealed record CommandRefused(AccountNo Account, CommandId Command, ClientOrderId ClientOrderId, RefusalReason Reason, int? ReturnCode, string Text) : IBrokerReport;
