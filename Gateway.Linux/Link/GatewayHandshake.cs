using System.Security.Cryptography;
using Kiwoom.Actors.Link;

namespace Kiwoom.Gateway.Link;

/// <summary>The gateway's half of the handshakes. Nothing that comes is believed before the signature is checked, and no frame may be larger
/// than a hello needs.</summary>
internal sealed class GatewayHandshake(GatewayKey key, BridgeEnrolment enrolment, BridgeLinksOptions options)
{
    internal const int FrameLimit = 16 * 1024;
    private const int NonceSize = 32;
    private const int LongestVersion = 100;
    private readonly NonceMemory _nonces = new();

    /// <summary>Carries a handshake out: the proven hello, or null where the bridge was enrolled and the connection is done.</summary>
    internal async Task<Hello?> Carry(IFrameChannel channel, CancellationToken cancellation)
    {
        var first = (await channel.Receive(FrameLimit, cancellation).ConfigureAwait(false)).ToArray();
        switch (FrameHeader.Read(first).Kind)
        {
            case FrameKind.Hello:
                return await Prove(channel, first.AsMemory(FrameHeader.Size), cancellation).ConfigureAwait(false);
            case FrameKind.Enrol:
                var enrolled = Enrol(LinkJson.Decode(first.AsSpan(FrameHeader.Size), LinkJson.Default.EnrolmentRequest));
                await channel.Send(LinkJson.Frame(FrameKind.Enrolled, enrolled, LinkJson.Default.Enrolled), cancellation).ConfigureAwait(false);
                return null;
            case var kind:
                throw new LinkFaultException(LinkFault.OutOfOrder, $"{kind} came where a hello was due");
        }
    }

    /// <summary>True while the key that a bridge proved is still good.</summary>
    internal bool IsGood(Hello hello) => enrolment.Find(hello.Bridge) is { RevokedAt: null };

    private async Task<Hello> Prove(IFrameChannel channel, ReadOnlyMemory<byte> helloBytes, CancellationToken cancellation)
    {
        var hello = LinkJson.Decode(helloBytes.Span, LinkJson.Default.Hello);
        var version = Agree(hello.Versions, hello.NodeVersion);
        if (!IsNonce(hello.Nonce) || hello.NodeVersion.Length > LongestVersion || hello.CommandsTaken < 0)
            throw new LinkFaultException(LinkFault.Malformed, "the hello's nonce, version or number is out of range");

        var bridge = Known(hello);
        if (_nonces.WasSeen(hello.Nonce))
            throw new HandshakeRefusedException(LinkRefusal.ReplayedNonce, "this hello was used before");

        var challenge = LinkJson.Frame(FrameKind.Challenge, new Challenge(Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceSize)), version), LinkJson.Default.Challenge);
        await channel.Send(challenge, cancellation).ConfigureAwait(false);

        var frame = await channel.Receive(FrameLimit, cancellation).ConfigureAwait(false);
        if (FrameHeader.Read(frame.Span).Kind is var kind and not FrameKind.Proof)
            throw new LinkFaultException(LinkFault.OutOfOrder, $"{kind} came where a proof was due");

        var proof = LinkJson.Decode(frame.Span[FrameHeader.Size..], LinkJson.Default.Proof);
        var hash = HandshakeTranscript.OfLink(key.Pin.Span, helloBytes.Span, challenge.AsSpan(FrameHeader.Size));
        if (!IsSigned(hash, proof.Signature, bridge.PublicKey))
            throw new HandshakeRefusedException(LinkRefusal.WrongProof, $"the signature is not of the key enrolled for {hello.Bridge}: enrol the bridge again");

        _nonces.Remember(hello.Nonce);
        Known(hello);
        return hello;
    }

    private EnrolledBridge Known(Hello hello) => enrolment.Find(hello.Bridge) switch
    {
        null => throw new HandshakeRefusedException(LinkRefusal.UnknownBridge, $"no bridge {hello.Bridge} is enrolled here: run 'kiwoom bridge enroll' at the gateway"),
        { RevokedAt: not null } => throw new HandshakeRefusedException(LinkRefusal.RevokedBridge, $"the key of {hello.Bridge} was revoked"),
        var known => known,
    };

    private Enrolled Enrol(EnrolmentRequest request)
    {
        Agree(request.Versions, request.NodeVersion);
        var (secret, publicKey) = (Bytes(request.Secret), Bytes(request.PublicKey));
        if (secret.Length != EnrolmentCode.SecretSize || !IsP256(publicKey))
            throw new LinkFaultException(LinkFault.Malformed, "the request's secret or key is out of range");
        if (!IsSigned(HandshakeTranscript.OfEnrolment(key.Pin.Span, secret, publicKey), request.Signature, request.PublicKey))
            throw new HandshakeRefusedException(LinkRefusal.WrongProof, "the request is not signed by the key that it would enrol");

        var (bridge, refusal) = enrolment.Redeem(secret, Convert.ToBase64String(publicKey));
        return refusal switch
        {
            null => new Enrolled(bridge),
            LinkRefusal.ExpiredCode => throw new HandshakeRefusedException(refusal.Value, "the enrolment code has expired: issue a new one"),
            LinkRefusal.UsedCode => throw new HandshakeRefusedException(refusal.Value, "the enrolment code was used before: issue a new one"),
            _ => throw new HandshakeRefusedException(refusal.Value, "the enrolment code is not of this gateway, or too old"),
        };
    }

    private int Agree(LinkVersions bridge, string nodeVersion)
    {
        var version = LinkVersions.Agree(bridge, options.Versions, out var refusal);
        return refusal switch
        {
            null => version,
            LinkRefusal.UpdateBridge => throw new HandshakeRefusedException(refusal.Value, $"update the bridge: it speaks link version {bridge}, gateway {options.NodeVersion} speaks {options.Versions}"),
            _ => throw new HandshakeRefusedException(refusal.Value, $"update the gateway: {options.NodeVersion} speaks link version {options.Versions}, the bridge speaks {bridge}"),
        };
    }

    private static bool IsNonce(string text)
    {
        Span<byte> bytes = stackalloc byte[NonceSize];
        return text.Length == 44 && Convert.TryFromBase64String(text, bytes, out var written) && written == NonceSize;
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : [];
    }

    private static bool IsP256(byte[] publicKey)
    {
        try
        {
            using var read = ECDsa.Create();
            read.ImportSubjectPublicKeyInfo(publicKey, out var used);
            // A curve that is spelt out has no name to compare.
            return used == publicKey.Length && read.ExportParameters(false).Curve is { IsNamed: true } curve && curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsSigned(byte[] hash, string signature, string publicKey)
    {
        using var read = ECDsa.Create();
        read.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
        return read.VerifyHash(hash, Bytes(signature), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
