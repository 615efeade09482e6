using System.Net.WebSockets;
using System.Text;

namespace Kiwoom.Benchmarks.Pressure;

/// <summary>WebSocket clients that have subscribed to everything: half read nothing any more, half read one message now and then.</summary>
internal sealed class IdleClients : IAsyncDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private readonly List<ClientWebSocket> _sockets = [];
    private readonly List<Task> _reading = [];
    private readonly CancellationTokenSource _ended = new();

    internal static async Task<IdleClients> Connect(OrderPathRig rig, IReadOnlyList<(string User, string Token)> users, int ofEach)
    {
        var clients = new IdleClients();
        foreach (var (user, token) in users)
        {
            for (var i = 0; i < ofEach; i++)
            {
                var socket = new ClientWebSocket();
                clients._sockets.Add(socket);
                socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
                await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{rig.Node.Port}/client/{user}"), CancellationToken.None);
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes("""{"action":"subscribe_real","symbols":["005930","000660","035720","005380","051910"]}"""), WebSocketMessageType.Text, true, CancellationToken.None);
                if (i % 2 == 0)
                    clients._reading.Add(clients.Read(socket));
            }
        }

        return clients;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_reading);
        foreach (var socket in _sockets)
            socket.Dispose();
        _ended.Dispose();
    }

    private async Task Read(ClientWebSocket socket)
    {
        var buffer = new byte[4096];
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                await socket.ReceiveAsync(buffer, _ended.Token);
                await Task.Delay(_pause, _ended.Token);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // Cut off, or the benchmark is over.
        }
    }
}
