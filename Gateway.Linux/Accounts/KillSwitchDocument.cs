using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>The emergency stop of an account as clients see it.</summary>
/// <param name="Engaged">While true no new order leaves.</param>
/// <param name="Liquidate">Whether positions are being sold.</param>
/// <param name="Since">When it was engaged (UTC); null while it is not.</param>
/// <param name="By">Who engaged it; null while it is not, or where the system did.</param>
/// <param name="Reason">Why, for people; null while it is not.</param>
public sealed record KillSwitchDocument(bool Engaged, bool Liquidate, DateTimeOffset? Since, UserId? By, string? Reason);
