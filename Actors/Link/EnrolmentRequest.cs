namespace Kiwoom.Actors.Link;

/// <summary>The bridge's first frame when it enrols.</summary>
/// <param name="Versions">The protocol versions it speaks.</param>
/// <param name="NodeVersion">The version of its program, for people.</param>
/// <param name="Secret">Base64 of the secret out of the enrolment code.</param>
/// <param name="PublicKey">Base64 of the new key's SubjectPublicKeyInfo (ECDSA P-256).</param>
/// <param name="Signature">Base64 of the new key's signature (IEEE P1363) of <see cref="HandshakeTranscript.OfEnrolment"/>.</param>
public sealed record EnrolmentRequest(LinkVersions Versions, string NodeVersion, string Secret, string PublicKey, string Signature);
