using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Link;

/// <summary>The bridge's first frame.</summary>
/// <param name="Versions">The protocol versions it speaks.</param>
/// <param name="NodeVersion">The version of its program, for people.</param>
/// <param name="Bridge">Who it says it is.</param>
/// <param name="Nonce">Base64 of 32 random bytes, never used before.</param>
/// <param name="CommandEpoch">The command epoch it last received of; null for none since it started.</param>
/// <param name="CommandsTaken">The last command of that epoch up to which all are taken.</param>
public sealed record Hello(LinkVersions Versions, string NodeVersion, BridgeId Bridge, string Nonce, string? CommandEpoch, long CommandsTaken);
