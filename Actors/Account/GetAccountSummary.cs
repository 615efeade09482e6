using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for the account's figures and state hash. Answered with <see cref="AccountSummary"/>.</summary>
/// <param name="Cause">Command id.</param>
/// <param name="WithHash">Whether the state's hash is wanted: it costs the account's actor as much as a snapshot.</param>
public sealed record GetAccountSummary(Cause Cause, bool WithHash = true) : IAccountQuestion;
