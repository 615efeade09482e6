using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Risk;

/// <summary>The kill switch as readers see it.</summary>
/// <param name="Engaged">While true no new order leaves.</param>
/// <param name="Liquidate">Whether positions are being sold.</param>
/// <param name="Since">When it was engaged (UTC); null while it is not.</param>
/// <param name="By">Who engaged it; null while it is not, or where the system did.</param>
/// <param name="Reason">Why; null while it is not.</param>
public sealed record KillSwitchView(bool Engaged, bool Liquidate, DateTimeOffset? Since, UserId? By, string? Reason);
