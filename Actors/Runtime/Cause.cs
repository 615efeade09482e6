using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Runtime;

/// <summary>Why an event happened: the command it follows from, and who sent that command.</summary>
/// <param name="Command">The command's id.</param>
/// <param name="User">The verified user behind it; null for the system itself and for the broker.</param>
/// <param name="Strategy">The strategy behind it, if one was.</param>
public sealed record Cause(CommandId Command, UserId? User = null, StrategyId? Strategy = null);
