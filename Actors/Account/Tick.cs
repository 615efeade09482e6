using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Time passed: day changes, expiry, overdue answers, doubts, the day's loss. The account starts its own timer for it.</summary>
/// <param name="Cause">Command id.</param>
/// <param name="After">The instant (UTC) of the tick before; null for none.</param>
public sealed record Tick(Cause Cause, DateTimeOffset? After = null) : ICommand;
