using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for the whole state, to fold further events into elsewhere. Answered with <see cref="AccountCopy"/>.</summary>
/// <param name="Cause">Command id.</param>
public sealed record GetAccountCopy(Cause Cause) : IAccountQuestion;
