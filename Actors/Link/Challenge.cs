namespace Kiwoom.Actors.Link;

/// <summary>The gateway's answer to a hello it can go on with.</summary>
/// <param name="Nonce">Base64 of 32 random bytes, never used before.</param>
/// <param name="Version">The protocol version that both speak.</param>
public sealed record Challenge(string Nonce, int Version);
