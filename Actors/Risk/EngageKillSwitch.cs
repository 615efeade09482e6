using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Risk;

/// <summary>Emergency stop: no new order leaves and open orders are cancelled. Anybody who may trade the account may do it. Answered with
/// <see cref="RiskAnswer"/>.</summary>
/// <param name="Cause">Command id and user.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Liquidate">Whether positions are sold as well; null for what the limits say.</param>
public sealed record EngageKillSwitch(Cause Cause, Caller Caller, AccountNo Account, string Reason, bool? Liquidate = null) : ICommand;
