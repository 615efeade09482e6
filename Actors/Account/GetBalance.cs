using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for the money. Answered with <see cref="BalanceView"/>.</summary>
/// <param name="Cause">Command id.</param>
public sealed record GetBalance(Cause Cause) : IAccountQuestion;
