using System.Diagnostics.Metrics;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.Health;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>How the gateway's parts stand, read when somebody asks for it.</summary>
public sealed class GatewayGauges : IDisposable
{
    private const string Bridge = "kiwoom.bridge";
    private readonly Meter _meter = new(GatewayMeter.Name);

    /// <summary>Watches until disposed.</summary>
    /// <param name="links">The links to bridges.</param>
    /// <param name="readiness">Whether the gateway can trade.</param>
    /// <param name="feed">Changes on their way to clients.</param>
    /// <param name="engine">Hosts the actors.</param>
    public GatewayGauges(IBridgeLinks links, IReadiness readiness, ClientFeed feed, LocalEngine engine)
    {
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(readiness);
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(engine);
        _meter.CreateObservableGauge("kiwoom.ready", () => readiness.Parts().Select(p => new Measurement<long>(p.Ready ? 1 : 0, GatewayMeter.Tag("kiwoom.part", p.Part))), "{part}", "1 where a part that trading needs is ready, 0 where not; /health/ready says why.");
        _meter.CreateObservableGauge("kiwoom.link.up", () => Each(links, s => s.Connected ? 1 : 0), "{link}", "1 while a bridge is linked.");
        _meter.CreateObservableCounter("kiwoom.link.connections", () => Each(links, s => s.Connections), "{connection}", "How often a bridge was linked since the start.");
        _meter.CreateObservableGauge("kiwoom.link.round_trip", () => links.Status.Where(s => s.RoundTrip is not null).Select(s => Of(s, s.RoundTrip!.Value.TotalSeconds)), "s", "Recent shortest round trip.");
        _meter.CreateObservableGauge("kiwoom.link.clock_offset", () => links.Status.Where(s => s.ClockOffset is not null).Select(s => Of(s, s.ClockOffset!.Value.TotalSeconds)), "s", "How far a bridge's clock is ahead of this machine's.");
        _meter.CreateObservableGauge("kiwoom.link.commands.waiting", () => Each(links, s => s.CommandsWaiting), "{command}", "Commands that a bridge has not taken yet.");
        _meter.CreateObservableGauge("kiwoom.link.reports.pending", () => Each(links, s => s.ReportsDelivered - s.ReportsDurable), "{report}", "Reports that came from a bridge's outbox and are not durable here yet.");
        _meter.CreateObservableGauge("kiwoom.clients.feed.waiting", () => feed.Waiting, "{change}", "Orders and fills that wait to be told to clients and strategies.");
        _meter.CreateObservableGauge("kiwoom.engine.events.waiting", () => engine.EventsWaiting, "{event}", "Durable events that wait for the slowest follower in this process.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Each(IBridgeLinks links, Func<BridgeLinkStatus, long> figure) => links.Status.Select(s => Of(s, figure(s)));

    private static Measurement<T> Of<T>(BridgeLinkStatus link, T figure)
        where T : struct => new(figure, GatewayMeter.Tag(Bridge, link.Bridge.Value));
}
