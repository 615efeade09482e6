using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Security;

/// <summary>Who sends a command, as a verified token says. Built by the host from the token, never from a request body.</summary>
/// <param name="User">The token's subject.</param>
/// <param name="Level">What the user may do.</param>
/// <param name="Strategy">The strategy that sends on the user's behalf; null for the user himself.</param>
public sealed record Caller(UserId User, PermissionLevel Level, StrategyId? Strategy = null)
{
    /// <summary>Why the caller may place nothing now whatever his level, for people: a permission that was taken away from the user for whom a strategy
    /// trades. Null where nothing stands against it.</summary>
    public string? Refusal { get; init; }
}
