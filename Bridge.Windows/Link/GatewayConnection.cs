using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kiwoom.Actors.Link;

namespace Kiwoom.Bridge.Link;

/// <summary>Opens a WebSocket over TLS to the gateway whose key is pinned. Names, issuers and dates of its certificate do not count: the key
/// alone does.</summary>
internal static class GatewayConnection
{
    internal const int HandshakeFrameLimit = 16 * 1024;

    internal static async Task<WebSocketChannel> Open(Uri url, ReadOnlyMemory<byte> pin, CancellationToken cancellation)
    {
        if (url.Scheme != Uri.UriSchemeWss)
            throw new LinkFaultException(LinkFault.WrongPin, $"{url} is not wss: the link is never unencrypted");

        string? shown = null;
        var handler = Handler(pin, hash => shown = hash);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
        var invoker = new HttpMessageInvoker(handler);
        try
        {
            await socket.ConnectAsync(url, invoker, cancellation).ConfigureAwait(false);
            return new WebSocketChannel(socket, invoker);
        }
        catch (Exception fault) when (fault is WebSocketException or HttpRequestException or IOException or SocketException)
        {
            socket.Dispose();
            invoker.Dispose();
            throw shown is null
                ? new LinkFaultException(LinkFault.Closed, $"the gateway at {url} cannot be reached: {fault.Message}", fault)
                : new LinkFaultException(LinkFault.WrongPin, $"{url} shows the key {shown}, not the enrolled {Convert.ToHexString(pin.Span)}: another machine answers there, or the gateway lost its keys (enrol again)", fault);
        }
        catch
        {
            socket.Dispose();
            invoker.Dispose();
            throw;
        }
    }

    /// <summary>Talks only to a gateway that shows the pinned key.</summary>
    /// <param name="pin">SHA-256 of its SubjectPublicKeyInfo.</param>
    /// <param name="shown">Told the hash of a key that is another one; null for the right one.</param>
    internal static SocketsHttpHandler Handler(ReadOnlyMemory<byte> pin, Action<string?> shown)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectCallback = Connect };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            var pinned = IsPinned(certificate, pin.Span, out var other);
            shown(other);
            return pinned;
        };
        return handler;
    }

    private static bool IsPinned(X509Certificate? certificate, ReadOnlySpan<byte> pin, out string? shown)
    {
        using var read = certificate is null ? null : new X509Certificate2(certificate);
        var hash = read is null ? [] : SHA256.HashData(read.PublicKey.ExportSubjectPublicKeyInfo());
        var pinned = CryptographicOperations.FixedTimeEquals(hash, pin);
        shown = pinned ? null : Convert.ToHexString(hash);
        return pinned;
    }

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
