using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for the account's figures and state hash. Answered with <see cref="AccountSummary"/>.</summary>
/// <param name="Cause">Command id.</param>
public sealed record GetAccountSummary(Cause Cause) : IAccountQuestion;
