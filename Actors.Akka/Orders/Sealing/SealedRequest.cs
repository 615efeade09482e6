namespace Kiwoom.OnAkka.Orders.Sealing;

/// <summary>A <see cref="DoorRequest"/> that only the gateway can read, whoever carries it.</summary>
/// <param name="Session">The sender's public key for this session (SubjectPublicKeyInfo, P-256).</param>
/// <param name="Nonce">Twelve bytes that no other message of the session has.</param>
/// <param name="Bytes">The sealed request.</param>
public sealed record SealedRequest(byte[] Session, byte[] Nonce, byte[] Bytes) : ISealedMessage;
