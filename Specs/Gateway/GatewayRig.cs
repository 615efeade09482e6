using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Security;
using Kiwoom.Gateway.Security.Supabase;
using Kiwoom.Specs.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Specs.Gateway;

/// <summary>The HTTP side on a real server at a free loopback port, with everything behind it faked.</summary>
internal sealed class GatewayRig : IAsyncDisposable
{
    public static readonly AccountNo Account = AccountNo.Parse("8012345611");
    public static readonly AccountNo Other = AccountNo.Parse("8012345711");
    public static readonly Symbol Samsung = Symbol.Parse("005930");

    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-http-").FullName;
    private readonly WebApplication _app;
    private int _commands;

    private GatewayRig(ApiOptions? options, SupabaseUsers? supabase)
    {
        Accounts = new FakeAccounts(Market);
        Accounts.Existing.Add(Account);
        Tokens = new Tokens(TokenKey.LoadOrCreate(_directory), Register = new TokenRegister(_directory, Users), Users);
        Board.Apply(new InstrumentListed(new Instrument(Samsung, "삼성전자", Kiwoom.Actors.Market.Board.Kospi, InstrumentKind.Stock, 70_000)), Market.GetUtcNow());
        Services = new ApiServices(
            Accounts,
            Board,
            Around,
            Bridges,
            Tokens,
            new TradingSchedule(new TradingCalendar()),
            new Clocks(Market, Machine),
            TradingMode.Paper,
            Around,
            Around,
            Around,
            Around,
            () => CommandId.Parse($"c-{Interlocked.Increment(ref _commands)}"),
            options ?? new ApiOptions { SocketRecheck = TimeSpan.FromMilliseconds(50) })
        {
            Supabase = supabase,
            Mirror = Around,
        };

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ApiEndpoints.Configure(builder);
        _app = builder.Build();
        ApiEndpoints.Map(_app, Services);
    }

    /// <summary>Tuesday, 10:00 in Korea.</summary>
    public HandClock Market { get; } = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    /// <summary>The clock by which tokens live.</summary>
    public HandClock Users { get; } = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    public TimeProvider Machine { get; } = TimeProvider.System;

    public FakeAccounts Accounts { get; }

    public FakeSurroundings Around { get; } = new();

    public MarketDataBoard Board { get; } = new();

    public BridgeDirectory Bridges { get; } = new();

    public TokenRegister Register { get; }

    public Tokens Tokens { get; }

    public ApiServices Services { get; }

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Provider => _app.Services;

    public static async Task<GatewayRig> Start(ApiOptions? options = null, SupabaseUsers? supabase = null)
    {
        var rig = new GatewayRig(options, supabase);
        await rig._app.StartAsync();
        rig.Address = new Uri(rig._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return rig;
    }

    public string Token(PermissionLevel level = PermissionLevel.PaperTrader, string user = "kim", params AccountNo[] accounts) =>
        Tokens.Issue(UserId.Parse(user), level, accounts, TimeSpan.FromHours(1)).Token;

    public HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Client(PermissionLevel level = PermissionLevel.PaperTrader) => Client(Token(level));

    public async Task<(ClientWebSocket Socket, WebSocketReader Reader)> Connect(string token, string user = "kim")
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await socket.ConnectAsync(SocketAddress(user), CancellationToken.None);
        return (socket, new WebSocketReader(socket));
    }

    public Uri SocketAddress(string user, string query = "") => new UriBuilder(Address) { Scheme = "ws", Path = $"/client/{user}", Query = query }.Uri;

    public void LogIn() => Bridges.Update(new BrokerSession(BridgeId.Parse("demo"), true, TradingMode.Paper, [Account], 1, null));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> Body(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    /// <summary>Asserts a problem of a status and kind, and gives its body.</summary>
    public static async Task<JsonElement> Problem(HttpResponseMessage response, int status, string kind)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var body = JsonDocument.Parse(text).RootElement;
        body.GetProperty("type").GetString().ShouldBe("urn:kiwoom-actors:problem:" + kind);
        body.GetProperty("status").GetInt32().ShouldBe(status);
        body.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        body.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        return body;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
