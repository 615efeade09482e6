using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Account;

/// <summary>Takes over the differences that the last comparison with Kiwoom found (a deposit, a split, …); only for an admin. Answered with
/// <see cref="RiskAnswer"/>.</summary>
/// <param name="Cause">Command id and user.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="Reason">Why, for people.</param>
public sealed record AcceptBrokerBalance(Cause Cause, Caller Caller, AccountNo Account, string Reason) : ICommand;
