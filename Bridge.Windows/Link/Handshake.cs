using System.Security.Cryptography;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link.Keys;

namespace Kiwoom.Bridge.Link;

/// <summary>The bridge's half of the handshakes, on an open channel.</summary>
internal static class Handshake
{
    internal static async Task<Welcome> Link(IFrameChannel channel, BridgeIdentity identity, GatewayLinkOptions options, string? commandEpoch, long commandsTaken, CancellationToken cancellation)
    {
        var hello = LinkJson.Frame(
            FrameKind.Hello,
            new Hello(options.Versions, options.NodeVersion, identity.Bridge, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), commandEpoch, commandsTaken),
            LinkJson.Default.Hello);
        await channel.Send(hello, cancellation).ConfigureAwait(false);

        var challenge = (await Expect(channel, FrameKind.Challenge, cancellation).ConfigureAwait(false)).ToArray();
        var read = LinkJson.Decode(challenge, LinkJson.Default.Challenge);
        if (read.Version < options.Versions.Oldest || read.Version > options.Versions.Newest)
            throw new LinkFaultException(LinkFault.Malformed, $"the gateway chose version {read.Version}, which was not offered");

        var signature = identity.Sign(HandshakeTranscript.OfLink(identity.Pin.Span, hello.AsSpan(FrameHeader.Size), challenge));
        await channel.Send(LinkJson.Frame(FrameKind.Proof, new Proof(Convert.ToBase64String(signature)), LinkJson.Default.Proof), cancellation).ConfigureAwait(false);
        return LinkJson.Decode((await Expect(channel, FrameKind.Welcome, cancellation).ConfigureAwait(false)).Span, LinkJson.Default.Welcome);
    }

    internal static async Task<Enrolled> Enrol(IFrameChannel channel, EnrolmentCode code, BridgeKey key, LinkVersions versions, string nodeVersion, CancellationToken cancellation)
    {
        var publicKey = key.SubjectPublicKeyInfo;
        var signature = key.Sign(HandshakeTranscript.OfEnrolment(code.Pin.Span, code.Secret.Span, publicKey));
        var request = new EnrolmentRequest(versions, nodeVersion, Convert.ToBase64String(code.Secret.Span), Convert.ToBase64String(publicKey), Convert.ToBase64String(signature));
        await channel.Send(LinkJson.Frame(FrameKind.Enrol, request, LinkJson.Default.EnrolmentRequest), cancellation).ConfigureAwait(false);
        return LinkJson.Decode((await Expect(channel, FrameKind.Enrolled, cancellation).ConfigureAwait(false)).Span, LinkJson.Default.Enrolled);
    }

    private static async Task<ReadOnlyMemory<byte>> Expect(IFrameChannel channel, FrameKind kind, CancellationToken cancellation)
    {
        var frame = await channel.Receive(GatewayConnection.HandshakeFrameLimit, cancellation).ConfigureAwait(false);
        var header = FrameHeader.Read(frame.Span);
        var payload = frame[FrameHeader.Size..];
        if (header.Kind == FrameKind.Refused)
        {
            var refused = LinkJson.Decode(payload.Span, LinkJson.Default.Refused);
            throw new LinkRefusedException(refused.Reason, refused.Text);
        }

        return header.Kind == kind ? payload : throw new LinkFaultException(LinkFault.OutOfOrder, $"{header.Kind} came where {kind} was due");
    }
}
