using System.Net;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Gateway.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Link;

/// <summary>The real acceptor on a real Kestrel, on loopback.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GatewayHost(WebApplication application, GatewayKey key, BridgeEnrolment enrolment, BridgeLinks links)
    {
        _application = application;
        Key = key;
        Enrolment = enrolment;
        Links = links;
        Port = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    internal GatewayKey Key { get; }

    internal BridgeEnrolment Enrolment { get; }

    internal BridgeLinks Links { get; }

    internal int Port { get; }

    internal Uri Url => new($"wss://localhost:{Port}{LinkEndpoint.Path}");

    internal static async Task<GatewayHost> Start(string data, IBridgeLinkListener listener, BridgeLinksOptions? options = null, TimeProvider? enrolmentClock = null)
    {
        var key = GatewayKey.LoadOrCreate(data, TimeProvider.System);
        var enrolment = new BridgeEnrolment(data, enrolmentClock ?? TimeProvider.System);
        var links = new BridgeLinks(key, enrolment, options ?? new BridgeLinksOptions { NodeVersion = "gateway-1.0" }, TimeProvider.System, NullLogger<BridgeLinks>.Instance);
        links.Start(listener);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.UseHttps(key.Certificate);
        }));
        var application = builder.Build();
        application.UseWebSockets();
        application.MapBridgeLinks(links);
        await application.StartAsync();
        return new GatewayHost(application, key, enrolment, links);
    }

    internal EnrolmentCode Issue(string bridge, Uri? url = null) => Enrolment.Issue(Key, BridgeId.Parse(bridge), url ?? Url, TimeSpan.FromMinutes(1));

    public async ValueTask DisposeAsync()
    {
        Links.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        Key.Dispose();
    }
}
