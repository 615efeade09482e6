using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Risk;

/// <summary>An admin let orders leave again.</summary>
/// <param name="Reason">Why, for people.</param>
/// <param name="User">Who.</param>
[EventName("kill_switch_released")]
public sealed record KillSwitchReleased(string Reason, UserId User) : AccountEvent;
