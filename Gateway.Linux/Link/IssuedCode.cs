using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Link;

/// <summary>An enrolment code that was given out. The secret itself is not kept.</summary>
/// <param name="SecretHash">Hex of the secret's SHA-256; the secret has 256 random bits, so a plain hash cannot be turned back.</param>
/// <param name="Bridge">The id that the bridge gets.</param>
/// <param name="ExpiresAt">From then on it is refused (UTC).</param>
/// <param name="UsedAt">When it was used (UTC); null while it was not.</param>
internal sealed record IssuedCode(string SecretHash, BridgeId Bridge, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt);
