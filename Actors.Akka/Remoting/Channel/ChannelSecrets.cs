using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Kiwoom.Actors.Link;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>How the two ends of a channel get keys that nobody else has, whoever carries, alters or claims their messages.</summary>
/// <remarks>
/// Akka.Remote does not tie a message to a TLS connection: it routes by the address that a system says it has, and its TLS (1.5.37) cannot pin a
/// key. So the channel does not lean on it. Both ends make a key for this channel only (ECDH, P-256); the gateway signs the transcript with the key
/// that the bridge pinned when it enrolled; HKDF-SHA256 over the shared secret and the transcript gives one AES-256 key for each direction. The
/// bridge in turn proves itself inside the channel, as it does inside TLS on the WebSocket (<see cref="HandshakeTranscript"/>). Forward secret: the keys of a channel
/// are gone when it ends.
/// </remarks>
internal static class ChannelSecrets
{
    private static readonly byte[] Label = Encoding.ASCII.GetBytes("kiwoom link channel over akka v1");
    private static readonly byte[] BridgeToGateway = Encoding.ASCII.GetBytes("bridge to gateway");
    private static readonly byte[] GatewayToBridge = Encoding.ASCII.GetBytes("gateway to bridge");

    internal static ECDiffieHellman NewKey() => ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The gateway's answer and its seals. Throws <see cref="CryptographicException"/> where the bridge's key is none.</summary>
    internal static (ChannelAccepted Accepted, PartSeal Sending, PartSeal Receiving) Accept(OpenChannel open, X509Certificate2 certificate)
    {
        using var signing = certificate.GetECDsaPrivateKey() ?? throw new InvalidOperationException("the gateway's certificate has no ECDSA key");
        using var mine = NewKey();
        var ephemeral = mine.ExportSubjectPublicKeyInfo();
        var gatewayKey = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        var transcript = Transcript(open.Channel, open.EphemeralKey, ephemeral, gatewayKey);
        var secret = Agree(mine, open.EphemeralKey);
        try
        {
            var accepted = new ChannelAccepted(open.Channel, ephemeral, gatewayKey, signing.SignHash(transcript));
            return (accepted, Seal(open.Channel, secret, transcript, GatewayToBridge), Seal(open.Channel, secret, transcript, BridgeToGateway));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The bridge's seals, or <see cref="LinkFaultException"/> where the answer is not from the gateway with the pinned key.</summary>
    /// <param name="open">What the bridge sent.</param>
    /// <param name="mine">The key it made for it.</param>
    /// <param name="accepted">What came back.</param>
    /// <param name="pin">SHA-256 of the gateway's SubjectPublicKeyInfo.</param>
    internal static (PartSeal Sending, PartSeal Receiving) Confirm(OpenChannel open, ECDiffieHellman mine, ChannelAccepted accepted, ReadOnlySpan<byte> pin)
    {
        var shown = SHA256.HashData(accepted.GatewayKey);
        if (!CryptographicOperations.FixedTimeEquals(shown, pin))
            throw new LinkFaultException(LinkFault.WrongPin, $"the gateway shows the key {Convert.ToHexString(shown)}, not the enrolled {Convert.ToHexString(pin)}: another machine answers there, or the gateway lost its keys (enrol again)");

        var transcript = Transcript(open.Channel, open.EphemeralKey, accepted.EphemeralKey, accepted.GatewayKey);
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(accepted.GatewayKey, out _);
            if (!key.VerifyHash(transcript, accepted.Signature))
                throw new LinkFaultException(LinkFault.WrongPin, "what answers there shows the gateway's key but cannot sign with it: another machine stands between");

            var secret = Agree(mine, accepted.EphemeralKey);
            try
            {
                return (Seal(open.Channel, secret, transcript, BridgeToGateway), Seal(open.Channel, secret, transcript, GatewayToBridge));
            }
            finally
            {
                CryptographicOperations.ZeroMemory(secret);
            }
        }
        catch (CryptographicException fault)
        {
            throw new LinkFaultException(LinkFault.Malformed, $"the gateway's answer holds no good key: {fault.Message}", fault);
        }
    }

    private static PartSeal Seal(ChannelId channel, byte[] secret, byte[] transcript, byte[] direction)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, transcript, direction);
        var seal = new PartSeal(channel, key);
        CryptographicOperations.ZeroMemory(key);
        return seal;
    }

    private static byte[] Agree(ECDiffieHellman mine, byte[] theirs)
    {
        using var other = ECDiffieHellman.Create();
        other.ImportSubjectPublicKeyInfo(theirs, out var used);
        // A curve spelt out has no name to compare.
        if (used != theirs.Length || other.ExportParameters(includePrivateParameters: false).Curve is not { IsNamed: true } curve || curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new CryptographicException("the other end's key is not on P-256");
        using var publicKey = other.PublicKey;
        return mine.DeriveRawSecretAgreement(publicKey);
    }

    private static byte[] Transcript(ChannelId channel, byte[] bridge, byte[] gateway, byte[] gatewayKey)
    {
        var id = new byte[ChannelId.Size];
        channel.Write(id);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in new[] { Label, id, bridge, gateway, gatewayKey })
        {
            BinaryPrimitives.WriteUInt32BigEndian(length, (uint)part.Length);
            hash.AppendData(length);
            hash.AppendData(part);
        }

        return hash.GetHashAndReset();
    }
}
