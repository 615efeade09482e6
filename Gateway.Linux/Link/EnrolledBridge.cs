using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Link;

/// <summary>A bridge that this gateway knows.</summary>
/// <param name="Bridge">Its id.</param>
/// <param name="PublicKey">Base64 of its key's SubjectPublicKeyInfo (ECDSA P-256).</param>
/// <param name="EnrolledAt">When (UTC).</param>
/// <param name="RevokedAt">When its key was revoked (UTC); null while it is good.</param>
public sealed record EnrolledBridge(BridgeId Bridge, string PublicKey, DateTimeOffset EnrolledAt, DateTimeOffset? RevokedAt);
