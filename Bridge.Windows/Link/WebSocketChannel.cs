using System.Net.WebSockets;

namespace Kiwoom.Actors.Link;

/// <summary>A WebSocket as a channel of frames. Compiled into both nodes, so that the protocol itself needs no socket.</summary>
/// <param name="socket">The socket; owned.</param>
/// <param name="owned">What lives as long as the socket.</param>
internal sealed class WebSocketChannel(WebSocket socket, IDisposable? owned = null) : IFrameChannel
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);
    private byte[] _buffer = new byte[16 * 1024];

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> Receive(int limit, CancellationToken cancellation)
    {
        var filled = 0;
        try
        {
            while (true)
            {
                if (filled == _buffer.Length)
                    Array.Resize(ref _buffer, _buffer.Length * 2);
                var part = await socket.ReceiveAsync(_buffer.AsMemory(filled), cancellation).ConfigureAwait(false);
                filled += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                    throw new LinkFaultException(LinkFault.Closed, "the other end closed the connection");
                if (part.MessageType == WebSocketMessageType.Text)
                    throw new LinkFaultException(LinkFault.NotBinary, "a text message came");
                if (filled > limit)
                    throw new LinkFaultException(LinkFault.TooLarge, $"a frame is larger than {limit} bytes");
                if (part.EndOfMessage)
                    return _buffer.AsMemory(0, filled);
            }
        }
        catch (Exception fault) when (IsBreak(fault) && !cancellation.IsCancellationRequested)
        {
            throw new LinkFaultException(LinkFault.Closed, $"the connection broke: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask Send(ReadOnlyMemory<byte> frame, CancellationToken cancellation)
    {
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Binary, WebSocketMessageFlags.EndOfMessage | WebSocketMessageFlags.DisableCompression, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsBreak(fault) && !cancellation.IsCancellationRequested)
        {
            throw new LinkFaultException(LinkFault.Closed, $"the connection broke: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public async Task Close()
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        try
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsBreak(fault))
        {
            socket.Abort();
        }
    }

    /// <inheritdoc/>
    public void Abort() => socket.Abort();

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        owned?.Dispose();
    }

    private static bool IsBreak(Exception fault) =>
        fault is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException;
}
