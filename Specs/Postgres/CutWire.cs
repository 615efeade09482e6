using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Kiwoom.Specs.Postgres;

/// <summary>A TCP proxy in front of a server, which can be cut where it hurts: after a request has gone to the server and before its answer comes
/// back.</summary>
internal sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<(Socket Client, Socket Server)> _open = [];
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _isDown;
    private volatile bool _cutAtAnswer;

    public CutWire(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Ends after a cut.</summary>
    public TaskCompletionSource WasCut { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether new connections are turned away.</summary>
    public bool IsDown { get => _isDown; set => _isDown = value; }

    /// <summary>Called with an answer of the server's in hand that will never be delivered, before the connection is cut.</summary>
    public Func<Task>? BeforeCut { get; set; }

    public string Through(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ToString();

    /// <summary>The next answer is kept back and its connection cut.</summary>
    public void CutAtNextAnswer(bool andStayDown = false)
    {
        WasCut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _stayDown = andStayDown;
        _cutAtAnswer = true;
    }

    private bool _stayDown;

    /// <summary>Cuts everything that is open now.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            foreach (var (client, server) in _open)
                Close(client, server);
            _open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                if (_isDown)
                {
                    client.Close(0);
                    continue;
                }

                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                client.NoDelay = true;
                try
                {
                    await server.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
                }
                catch (SocketException)
                {
                    Close(client, server);
                    continue;
                }

                lock (_gate)
                    _open.Add((client, server));
                _ = Pump(client, server, client, server, isAnswer: false);
                _ = Pump(server, client, client, server, isAnswer: true);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task Pump(Socket from, Socket to, Socket client, Socket server, bool isAnswer)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var length)
            {
                if (isAnswer && _cutAtAnswer)
                {
                    _cutAtAnswer = false;
                    if (BeforeCut is { } before)
                        await before();
                    _isDown = _stayDown;
                    Close(client, server);
                    WasCut.SetResult();
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, length), _end.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One side is gone; so the other one is closed too.
            _ = fault;
        }

        Close(client, server);
    }

    private static void Close(Socket client, Socket server)
    {
        client.Close(0);
        server.Close(0);
    }
}
