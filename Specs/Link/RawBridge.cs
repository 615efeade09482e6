using System.Net.WebSockets;
using System.Security.Cryptography;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;

namespace Kiwoom.Specs.Link;

/// <summary>A client that says whatever it is told to, frame by frame.</summary>
internal sealed class RawBridge : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    internal static async Task<RawBridge> Connect(Uri url)
    {
        var bridge = new RawBridge();
        bridge._socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        await bridge._socket.ConnectAsync(url, CancellationToken.None);
        return bridge;
    }

    internal static Hello Hello(string bridge, byte nonce = 1) => new(LinkVersions.Current, "raw", BridgeId.Parse(bridge), Convert.ToBase64String(Enumerable.Repeat(nonce, 32).ToArray()), null, 0);

    internal static byte[] HelloFrame(Hello hello) => LinkJson.Frame(FrameKind.Hello, hello, LinkJson.Default.Hello);

    internal static byte[] ProofFrame(ECDsa key, ReadOnlyMemory<byte> pin, byte[] hello, byte[] challenge)
    {
        var hash = HandshakeTranscript.OfLink(pin.Span, hello.AsSpan(FrameHeader.Size), challenge.AsSpan(FrameHeader.Size));
        return LinkJson.Frame(FrameKind.Proof, new Proof(Convert.ToBase64String(key.SignHash(hash))), LinkJson.Default.Proof);
    }

    internal static byte[] EnrolFrame(EnrolmentCode code, ECDsa key)
    {
        var publicKey = key.ExportSubjectPublicKeyInfo();
        var signature = key.SignHash(HandshakeTranscript.OfEnrolment(code.Pin.Span, code.Secret.Span, publicKey));
        var request = new EnrolmentRequest(LinkVersions.Current, "raw", Convert.ToBase64String(code.Secret.Span), Convert.ToBase64String(publicKey), Convert.ToBase64String(signature));
        return LinkJson.Frame(FrameKind.Enrol, request, LinkJson.Default.EnrolmentRequest);
    }

    /// <summary>Enrols a key of its own.</summary>
    internal static async Task<ECDsa> Enrol(GatewayHost host, string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var bridge = await Connect(host.Url);
        await bridge.Send(EnrolFrame(host.Issue(name), key));
        FrameHeader.Read(await bridge.Receive()).Kind.ShouldBe(FrameKind.Enrolled);
        return key;
    }

    internal Task Send(byte[] frame, WebSocketMessageType type = WebSocketMessageType.Binary) => _socket.SendAsync(frame, type, true, CancellationToken.None);

    /// <summary>The next frame; empty where the connection ended.</summary>
    internal async Task<byte[]> Receive()
    {
        try
        {
            var result = await _socket.ReceiveAsync(_buffer, CancellationToken.None);
            return result.MessageType == WebSocketMessageType.Close ? [] : _buffer[..result.Count];
        }
        catch (WebSocketException)
        {
            return [];
        }
    }

    internal async Task<Refused> Refusal()
    {
        var frame = await Receive();
        FrameHeader.Read(frame).Kind.ShouldBe(FrameKind.Refused);
        return LinkJson.Decode(frame.AsSpan(FrameHeader.Size), LinkJson.Default.Refused);
    }

    public void Dispose() => _socket.Dispose();
}
