using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks what is open between the account and Kiwoom's own lists. Answered with <see cref="ReconciliationView"/>.</summary>
/// <param name="Cause">Command id.</param>
public sealed record GetReconciliation(Cause Cause) : IAccountQuestion;
