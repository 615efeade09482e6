using System.Net.Sockets;
using System.Text;

namespace Kiwoom.Specs.Gateway;

/// <summary>HTTP without a client that knows better than the spec.</summary>
internal static class RawHttp
{
    /// <summary>Sends until the server answers or all is sent.</summary>
    public static async Task<(int Status, string Text, long BytesTaken)> PostMuch(Uri address, string path, string token, int bytes, bool chunked)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port);
        var stream = tcp.GetStream();
        var length = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {bytes}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n{length}\r\n\r\n"));
        var answer = ReadToEnd(stream);
        var piece = Encoding.ASCII.GetBytes(new string(' ', 8192));
        var sent = 0L;
        try
        {
            while (sent < bytes && !answer.IsCompleted)
            {
                if (chunked)
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"));
                await stream.WriteAsync(piece);
                if (chunked)
                    await stream.WriteAsync("\r\n"u8.ToArray());
                sent += piece.Length;
            }
        }
        catch (IOException)
        {
            // The server has closed: it need not take what it does not want.
        }

        var text = await answer;
        return (text.Length > 12 ? int.Parse(text[9..12]) : 0, text, sent);
    }

    /// <summary>Sends a request's head as it is and gives the whole answer.</summary>
    public static async Task<string> Send(Uri address, string head)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port);
        var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head));
        return await ReadToEnd(stream);
    }

    private static async Task<string> ReadToEnd(NetworkStream stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, patience.Token)) > 0)
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // A reset after the answer: what was read counts.
        }

        return text.ToString();
    }
}
