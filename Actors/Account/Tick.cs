using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Time passed: day changes, expiry, overdue answers, doubts, the day's loss. The account starts its own timer for it.</summary>
/// <param name="Cause">Command id.</param>
public sealed record Tick(Cause Cause) : ICommand;
