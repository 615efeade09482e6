using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Chaos.Faults;

/// <summary>Stands between the bridge and the gateway's link port: cuts, also in the middle of a frame, stalls so that both ends see a half-open
/// connection, and delays what passes.</summary>
internal sealed class LinkProxy : IDisposable
{
    private const long Never = long.MaxValue;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HashSet<Socket> _open = [];
    private TaskCompletionSource _flowing = new();
    private long _cutAfter = Never;
    private long _accepted;
    private int _delay;

    /// <summary>Listens on a port of its own.</summary>
    internal LinkProxy()
    {
        _flowing.SetResult();
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept();
    }

    /// <summary>Where the bridge dials.</summary>
    internal int Port { get; }

    /// <summary>Where new connections go: the gateway's link port on the loopback address.</summary>
    internal int Target { get; set; }

    /// <summary>True once the last <see cref="CutAfter"/> has happened.</summary>
    internal bool HasCut => Interlocked.Read(ref _cutAfter) == Never;

    /// <summary>Connections taken so far.</summary>
    internal long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Resets every connection now.</summary>
    internal void Cut()
    {
        lock (_open)
        {
            foreach (var socket in _open)
                socket.Close(0);
            _open.Clear();
        }
    }

    /// <summary>Resets every connection after so many more bytes, in the middle of whatever they are.</summary>
    internal void CutAfter(long bytes) => Interlocked.Exchange(ref _cutAfter, bytes);

    /// <summary>No byte passes either way until <see cref="Flow"/>; connections stay open.</summary>
    internal void Stall()
    {
        if (Volatile.Read(ref _flowing).Task.IsCompleted)
            Volatile.Write(ref _flowing, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>Each piece waits so long before it passes.</summary>
    internal void Delay(TimeSpan span) => Volatile.Write(ref _delay, (int)span.TotalMilliseconds);

    /// <summary>Ends every fault.</summary>
    internal void Flow()
    {
        Interlocked.Exchange(ref _cutAfter, Never);
        Volatile.Write(ref _delay, 0);
        Volatile.Read(ref _flowing).TrySetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Stop();
        Flow();
        Cut();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var from = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                Interlocked.Increment(ref _accepted);
                _ = Carry(from, new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            Cut();
        }
    }

    private async Task Carry(Socket from, Socket to)
    {
        lock (_open)
        {
            _open.Add(from);
            _open.Add(to);
        }

        try
        {
            from.NoDelay = true;
            await to.ConnectAsync(IPAddress.Loopback, Target).ConfigureAwait(false);
            await Task.WhenAny(Pump(from, to), Pump(to, from)).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The gateway is down: the bridge sees a break, as it does in life.
        }

        lock (_open)
        {
            _open.Remove(from);
            _open.Remove(to);
        }

        from.Close(0);
        to.Close(0);
    }

    private async Task Pump(Socket from, Socket to)
    {
        try
        {
            var buffer = new byte[4096];
            while (true)
            {
                var size = await from.ReceiveAsync(buffer).ConfigureAwait(false);
                await Volatile.Read(ref _flowing).Task.ConfigureAwait(false);
                if (size == 0)
                    return;

                if (Volatile.Read(ref _delay) is var delay and > 0)
                    await Task.Delay(delay).ConfigureAwait(false);

                if (Interlocked.Read(ref _cutAfter) != Never && Interlocked.Add(ref _cutAfter, -size) <= 0)
                {
                    Interlocked.Exchange(ref _cutAfter, Never);
                    await to.SendAsync(buffer.AsMemory(0, size / 2)).ConfigureAwait(false);
                    Cut();
                    return;
                }

                for (var sent = 0; sent < size;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, size - sent)).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Either end died or was cut; a stall hides that from the other end until it is over.
            await Volatile.Read(ref _flowing).Task.ConfigureAwait(false);
        }
    }
}
