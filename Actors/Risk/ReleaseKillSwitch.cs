using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Risk;

/// <summary>Lets orders leave again; only for an admin. Answered with <see cref="RiskAnswer"/>.</summary>
/// <param name="Cause">Command id and user.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record ReleaseKillSwitch(Cause Cause, Caller Caller, AccountNo Account, string Reason) : ICommand;
