using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Risk;

/// <summary>The kill switch is on: no new order leaves, open orders are being cancelled. It survives restarts.</summary>
/// <param name="Reason">Why, for people.</param>
/// <param name="Liquidate">Whether positions are sold as well.</param>
/// <param name="User">Who; null for the system.</param>
[EventName("kill_switch_engaged")]
public sealed record KillSwitchEngaged(string Reason, bool Liquidate, UserId? User) : AccountEvent;
