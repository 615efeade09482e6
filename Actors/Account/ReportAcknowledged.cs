using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Account;

/// <summary>What follows from a report is in the account's journal: its bridge need not keep it for this account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Bridge">Whose outbox.</param>
/// <param name="Outbox">Identity of the outbox.</param>
/// <param name="Sequence">The report's number. Numbers of other accounts lie between.</param>
public sealed record ReportAcknowledged(AccountNo Account, BridgeId Bridge, string Outbox, long Sequence);
