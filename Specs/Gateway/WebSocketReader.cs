using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Specs.Gateway;

/// <summary>Reads a client's messages one by one.</summary>
internal sealed class WebSocketReader(ClientWebSocket socket)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>The next message; null once the other side closed.</summary>
    public async Task<JsonElement?> Next()
    {
        using var patience = new CancellationTokenSource(_patience);
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer, patience.Token);
            if (frame.MessageType == WebSocketMessageType.Close)
                return null;

            message.Write(buffer, 0, frame.Count);
            if (frame.EndOfMessage)
                return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }

    /// <summary>The next message of a type; those before it are passed over.</summary>
    public async Task<JsonElement> Next(string type)
    {
        while (true)
        {
            var message = (await Next()).ShouldNotBeNull($"closed ({socket.CloseStatusDescription}) before a message of type {type}");
            if (message.GetProperty("type").GetString() == type)
                return message;
        }
    }

    /// <summary>The next message of each type, in whatever order they come; others are passed over.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> NextOfEach(params string[] types)
    {
        var found = new Dictionary<string, JsonElement>();
        while (found.Count < types.Length)
        {
            var message = (await Next()).ShouldNotBeNull($"closed ({socket.CloseStatusDescription}) with only {string.Join(", ", found.Keys)}");
            var type = message.GetProperty("type").GetString()!;
            if (types.Contains(type))
                found.TryAdd(type, message);
        }

        return found;
    }

    /// <summary>Reads to the end and gives the close status.</summary>
    public async Task<WebSocketCloseStatus?> End()
    {
        while (await Next() is not null)
        {
        }

        return socket.CloseStatus;
    }

    /// <summary>Sends an action and gives its answer.</summary>
    public async Task<JsonElement> Ask(string json)
    {
        await Send(json);
        return await Next("answer");
    }

    /// <summary>Sends an action.</summary>
    public Task Send(string json) => socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);
}
