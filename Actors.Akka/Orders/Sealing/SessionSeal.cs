using System.Diagnostics.CodeAnalysis;
using System.Runtime.Serialization;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.OnAkka.Orders.Sealing;

/// <summary>Seals and opens the messages of one session between a strategy and the gateway, because Akka.Remote's TLS (1.5.37) can pin no key and ties no message to
/// a connection: whoever stands between would read the token, and whoever claims a strategy's address would be sent its answers.</summary>
/// <remarks>
/// The strategy makes a key for the session (ECDH, P-256) and agrees with the gateway's own key, which it knows beforehand; HKDF-SHA256 over the shared secret and both
/// public keys gives one AES-256-GCM key for each direction. So nobody but the gateway reads a request, and nobody but the gateway writes an answer that opens. Not
/// forward secret: who gets the gateway's private key can open what he recorded. A request that is sent again by somebody else is that request again, and does
/// nothing new (<see cref="DoorRequest"/>).
/// </remarks>
internal sealed class SessionSeal : IDisposable
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int KeySize = 32;
    private static readonly byte[] _toGateway = Encoding.ASCII.GetBytes("kiwoom orders door v1, to the gateway");
    private static readonly byte[] _toStrategy = Encoding.ASCII.GetBytes("kiwoom orders door v1, to the strategy");
    private readonly AesGcm _sealing;
    private readonly AesGcm _opening;

    private SessionSeal(byte[] session, byte[] secret, byte[] gateway, bool isGateway)
    {
        Session = session;
        var salt = SHA256.HashData([.. session, .. gateway]);
        _sealing = Key(secret, salt, isGateway ? _toStrategy : _toGateway);
        _opening = Key(secret, salt, isGateway ? _toGateway : _toStrategy);
        CryptographicOperations.ZeroMemory(secret);
    }

    /// <summary>The strategy's public key for the session.</summary>
    internal byte[] Session { get; }

    /// <summary>A new session with a gateway, at the strategy's end.</summary>
    internal static SessionSeal With(GatewayIdentity gateway)
    {
        using var mine = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new SessionSeal(mine.ExportSubjectPublicKeyInfo(), Agree(mine, gateway.Key), gateway.Key, isGateway: false);
    }

    /// <summary>A strategy's session, at the gateway's end; null where what it says is no key.</summary>
    internal static SessionSeal? Of(byte[] session, ECDiffieHellman gateway) => GatewayIdentity.IsOnP256(session)
        ? new SessionSeal(session, Agree(gateway, session), gateway.ExportSubjectPublicKeyInfo(), isGateway: true)
        : null;

    internal (byte[] Nonce, byte[] Bytes) Seal(IOrdersMessage message)
    {
        var plain = OrdersSerializer.Pack(message);
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var bytes = new byte[plain.Length + TagSize];
        _sealing.Encrypt(nonce, plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), Session);
        CryptographicOperations.ZeroMemory(plain);
        return (nonce, bytes);
    }

    /// <summary>Opens a message; false where it was not sealed by the other end of this session, or is none of ours.</summary>
    internal bool TryOpen(ISealedMessage message, [NotNullWhen(true)] out IOrdersMessage? opened)
    {
        opened = null;
        if (message.Nonce.Length != NonceSize || message.Bytes.Length < TagSize || !message.Session.AsSpan().SequenceEqual(Session))
            return false;

        var plain = new byte[message.Bytes.Length - TagSize];
        try
        {
            _opening.Decrypt(message.Nonce, message.Bytes.AsSpan(0, plain.Length), message.Bytes.AsSpan(plain.Length), plain, Session);
            opened = OrdersSerializer.Unpack(plain);
            return true;
        }
        catch (Exception fault) when (fault is CryptographicException or SerializationException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sealing.Dispose();
        _opening.Dispose();
    }

    private static byte[] Agree(ECDiffieHellman mine, byte[] theirs)
    {
        using var other = ECDiffieHellman.Create();
        other.ImportSubjectPublicKeyInfo(theirs, out _);
        using var key = other.PublicKey;
        return mine.DeriveRawSecretAgreement(key);
    }

    private static AesGcm Key(byte[] secret, byte[] salt, byte[] direction)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeySize, salt, direction);
        var cipher = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
        return cipher;
    }
}
