namespace Kiwoom.OnAkka.Orders.Sealing;

/// <summary>A message of the orders door under a seal. <see cref="OrdersSerializer"/> is bound to it too.</summary>
public interface ISealedMessage : IOrdersWire
{
    /// <summary>The strategy's public key for its session.</summary>
    byte[] Session { get; }

    /// <summary>Twelve bytes that no other message of the session has.</summary>
    byte[] Nonce { get; }

    /// <summary>What is sealed.</summary>
    byte[] Bytes { get; }
}
