using Kiwoom.Actors.Security;

namespace Kiwoom.Gateway.Security;

/// <summary>What is remembered of a token that was given out; never the token itself.</summary>
/// <param name="Id">The token's id (jti).</param>
/// <param name="User">Its subject.</param>
/// <param name="Level">Its permission level.</param>
/// <param name="Accounts">The accounts it is for; empty for all.</param>
/// <param name="IssuedAt">UTC.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record IssuedToken(string Id, string User, PermissionLevel Level, IReadOnlyList<string> Accounts, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);
