namespace Kiwoom.OnAkka.Orders.Sealing;

/// <summary>A <see cref="DoorAnswer"/> or <see cref="DoorNews"/> that only the strategy of the session can read, and only the gateway can have written.</summary>
/// <param name="Session">The strategy's public key for this session.</param>
/// <param name="Nonce">Twelve bytes that no other message of the session has.</param>
/// <param name="Bytes">The sealed message.</param>
public sealed record SealedAnswer(byte[] Session, byte[] Nonce, byte[] Bytes) : ISealedMessage;
