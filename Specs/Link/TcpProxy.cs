using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Specs.Link;

/// <summary>Stands between the bridge and the gateway, and cuts or stalls what passes.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _open = [];
    private TaskCompletionSource _flowing = Released();
    private long _cutAfter = long.MaxValue;

    internal TcpProxy()
    {
        _listener.Start();
        _ = Accept();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Where new connections go.</summary>
    internal int Target { get; set; }

    /// <summary>Cuts every connection, now.</summary>
    internal void Cut()
    {
        lock (_open)
        {
            foreach (var socket in _open)
                socket.Close(0);
            _open.Clear();
        }
    }

    /// <summary>Cuts every connection after so many more bytes have passed, in the middle of whatever they are.</summary>
    internal void CutAfter(long bytes) => Interlocked.Exchange(ref _cutAfter, bytes);

    /// <summary>True once the last <see cref="CutAfter"/> has happened.</summary>
    internal bool HasCut => Interlocked.Read(ref _cutAfter) == long.MaxValue;

    internal void Stall() => Volatile.Write(ref _flowing, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    internal void Flow() => Volatile.Read(ref _flowing).TrySetResult();

    public void Dispose()
    {
        _listener.Stop();
        Flow();
        Cut();
    }

    private static TaskCompletionSource Released()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var from = await _listener.AcceptSocketAsync();
                var to = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                from.NoDelay = true;
                lock (_open)
                    _open.AddRange([from, to]);
                _ = Carry(from, to);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            Cut();
        }
    }

    private async Task Carry(Socket from, Socket to)
    {
        try
        {
            await to.ConnectAsync(IPAddress.Loopback, Target);
            await Task.WhenAny(Pump(from, to), Pump(to, from));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The spec stopped the target or cut the connection; both ends see a break, as they should.
        }

        from.Close(0);
        to.Close(0);
    }

    private async Task Pump(Socket from, Socket to)
    {
        var buffer = new byte[4096];
        while (await from.ReceiveAsync(buffer) is var size and > 0)
        {
            await Volatile.Read(ref _flowing).Task;
            if (Interlocked.Read(ref _cutAfter) != long.MaxValue && Interlocked.Add(ref _cutAfter, -size) <= 0)
            {
                Interlocked.Exchange(ref _cutAfter, long.MaxValue);
                await to.SendAsync(buffer.AsMemory(0, size / 2));
                Cut();
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, size));
        }
    }
}
