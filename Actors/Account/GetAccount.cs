using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for everything at one place of the stream. Answered with <see cref="AccountView"/>.</summary>
/// <param name="Cause">Command id.</param>
public sealed record GetAccount(Cause Cause) : IAccountQuestion;
