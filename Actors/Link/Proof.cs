namespace Kiwoom.Actors.Link;

/// <summary>The bridge's proof that it holds the enrolled key.</summary>
/// <param name="Signature">Base64 of the ECDSA P-256 signature (IEEE P1363) of <see cref="HandshakeTranscript.OfLink"/>.</param>
public sealed record Proof(string Signature);
