using System.Net.WebSockets;
using System.Text;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Specs.Gateway;

public sealed partial class ClientSocketSpecs
{
    [Fact]
    public async Task A_token_comes_by_header_by_subprotocol_or_by_query()
    {
        var token = _rig.Token();
        using var byQuery = new ClientWebSocket();
        await byQuery.ConnectAsync(_rig.SocketAddress("kim", $"?token={token}"), CancellationToken.None);
        await new WebSocketReader(byQuery).Next("session");
        using var byProtocol = new ClientWebSocket();
        byProtocol.Options.AddSubProtocol("bearer");
        byProtocol.Options.AddSubProtocol(token);
        await byProtocol.ConnectAsync(_rig.SocketAddress("kim"), CancellationToken.None);
        byProtocol.SubProtocol.ShouldBe("bearer");
        await new WebSocketReader(byProtocol).Next("session");
    }

    [Theory]
    [InlineData("kim", "none", 401)]
    [InlineData("kim", "nonsense", 401)]
    [InlineData("lee", "kim's", 403)]
    [InlineData("with%20space", "kim's", 403)]
    [InlineData("kim", "kim's from evil.example", 403)]
    public async Task Nobody_else_gets_in(string path, string whose, int status)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (whose != "none")
            socket.Options.SetRequestHeader("Authorization", "Bearer " + (whose.StartsWith("kim's") ? _rig.Token() : whose));
        if (whose.Contains("evil"))
            socket.Options.SetRequestHeader("Origin", "https://evil.example");
        await Should.ThrowAsync<WebSocketException>(socket.ConnectAsync(new Uri($"ws://{_rig.Address.Authority}/client/{path}"), CancellationToken.None));
        ((int)socket.HttpStatusCode).ShouldBe(status);
        _rig.Around.Listeners.ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_upgrade_the_path_says_what_it_wants()
    {
        using var client = _rig.Client();
        await GatewayRig.Problem(await client.GetAsync("/client/kim"), 426, "upgrade_required");
    }

    [Fact]
    public async Task One_user_has_a_bounded_number_of_connections()
    {
        await using var rig = await GatewayRig.Start(new() { SocketsPerUser = 2 });
        var (one, _) = await rig.Connect(rig.Token());
        var (two, reader) = await rig.Connect(rig.Token());
        using var ___ = one;
        using var three = new ClientWebSocket();
        three.Options.CollectHttpResponseDetails = true;
        three.Options.SetRequestHeader("Authorization", $"Bearer {rig.Token()}");
        await Should.ThrowAsync<WebSocketException>(three.ConnectAsync(rig.SocketAddress("kim"), CancellationToken.None));
        ((int)three.HttpStatusCode).ShouldBe(429);
        var (other, _) = await rig.Connect(rig.Token(user: "lee"), "lee");
        using var ____ = other;

        await reader.Next("session");
        two.Abort();
        two.Dispose();
        await Until(() => rig.Around.Listeners == 2);
        var (again, last) = await Retry(() => rig.Connect(rig.Token()));
        using var _____ = again;
        await last.Next("session");
    }

    [Fact]
    public async Task Binary_and_oversized_messages_end_the_connection_with_the_reason()
    {
        var (binary, first) = await _rig.Connect(_rig.Token());
        using var _ = binary;
        await binary.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, true, CancellationToken.None);
        (await first.End()).ShouldBe(WebSocketCloseStatus.InvalidMessageType);

        var (large, second) = await _rig.Connect(_rig.Token());
        using var __ = large;
        for (var piece = 0; piece < 20; piece++)
            await large.SendAsync(new byte[8192], WebSocketMessageType.Text, false, CancellationToken.None);
        (await second.End()).ShouldBe(WebSocketCloseStatus.MessageTooBig);

        var (garbage, third) = await _rig.Connect(_rig.Token());
        using var ___ = garbage;
        await garbage.SendAsync(new byte[] { 0xff, 0xfe }, WebSocketMessageType.Text, true, CancellationToken.None);
        try
        {
            (await third.End()).ShouldBe(WebSocketCloseStatus.InvalidPayloadData);
        }
        catch (WebSocketException)
        {
            // The server's WebSocket says 1007 and cuts the line at once, which may overtake what it said.
        }

        await Until(() => _rig.Around.Listeners <= 2);
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_in_many_frames_is_one_message()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        var bytes = Encoding.UTF8.GetBytes(Place);
        for (var i = 0; i < bytes.Length; i++)
            await socket.SendAsync(bytes.AsMemory(i, 1), WebSocketMessageType.Text, i == bytes.Length - 1, CancellationToken.None);
        (await reader.Next("answer")).GetProperty("status").GetInt32().ShouldBe(201);
    }

    [Fact]
    public async Task A_client_that_says_goodbye_leaves_nothing_behind()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        await reader.Ask("""{"action":"subscribe_real","symbols":["005930"]}""");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await Until(() => _rig.Around.Listeners == 0 && _rig.Around.Wanted[GatewayRig.Samsung] == 0);
    }

    [Fact]
    public async Task A_change_of_the_session_is_told()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        (await reader.Next("session")).GetProperty("data").GetProperty("bridges").GetArrayLength().ShouldBe(0);
        _rig.Bridges.Connected(BridgeId.Parse("demo"));
        _rig.LogIn();
        while ((await reader.Next("session")).GetProperty("data").GetProperty("bridges") is var bridges)
        {
            if (bridges.GetArrayLength() == 1 && bridges[0].GetProperty("logged_in").GetBoolean())
                break;
        }

        _rig.Market.Advance(TimeSpan.FromMinutes(325));
        (await reader.Next("session")).GetProperty("data").GetProperty("phase").GetString().ShouldBe("closing_auction");
    }
}
