using System.Net.Sockets;
using System.Text;

namespace Kiwoom.Specs.Pressure;

/// <summary>A WebSocket client whose process hangs: it has connected, its kernel still answers, and it reads nothing any more.</summary>
internal sealed class DeadClient : IDisposable
{
    private readonly TcpClient _tcp = new() { ReceiveBufferSize = 4_096 };

    private DeadClient()
    {
    }

    internal static async Task<DeadClient> Connect(Uri address, string user, string token)
    {
        var client = new DeadClient();
        await client._tcp.ConnectAsync(address.Host, address.Port);
        var stream = client._tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /client/{user} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var head = new byte[12];
        await stream.ReadExactlyAsync(head);
        Encoding.ASCII.GetString(head).ShouldBe("HTTP/1.1 101");
        return client;
    }

    /// <summary>Reads what the kernels hold, to the end of the connection.</summary>
    internal async Task<long> ReadToEnd()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var (buffer, total) = (new byte[64 * 1024], 0L);
        try
        {
            int read;
            while ((read = await _tcp.GetStream().ReadAsync(buffer, patience.Token)) > 0)
                total += read;
        }
        catch (IOException)
        {
            // Reset: the gateway has cut it.
        }

        return total;
    }

    public void Dispose() => _tcp.Dispose();
}
