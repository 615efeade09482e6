using Kiwoom.Actors.Account;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Telemetry;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.Health;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Telemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>OpenTelemetry in the gateway: metrics, traces and logs by OTLP, where a collector is configured.</summary>
/// <remarks>A collector that is slow, hangs or is not there costs nothing but what it does not get: each signal has a bounded queue and a thread of
/// its own, and drops what does not fit.</remarks>
internal sealed class GatewayTelemetry : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const int FarewellMilliseconds = 2_000;
    private static readonly string[] _endpoints = [Endpoint, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];
    private readonly List<IDisposable> _watching = [];

    private GatewayTelemetry()
    {
    }

    /// <summary>The orders that are followed.</summary>
    internal OrderPaths Paths { get; } = new();

    /// <summary>Sets it up; null where no collector is configured. Call it after the log's other providers were chosen.</summary>
    internal static GatewayTelemetry? Configure(WebApplicationBuilder builder, TelemetrySettings? settings, string version)
    {
        var configured = _endpoints.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]));
        if (!configured && settings?.OtlpEndpoint is null)
            return null;

        var defaults = new Dictionary<string, string?>
        {
            [Endpoint] = configured ? null : settings!.OtlpEndpoint,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "5000",
        };
        builder.Configuration.AddInMemoryCollection(defaults.Where(d => d.Value is not null && string.IsNullOrEmpty(builder.Configuration[d.Key])).ToList());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService("kiwoom-gateway", serviceVersion: version, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}")
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics
                .AddMeter(ActorMeter.Name, JournalMeter.Name, GatewayMeter.Name)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter())
            .WithTracing(traces => traces
                .AddSource(GatewayMeter.Name)
                .AddAspNetCoreInstrumentation(http => http.Filter = IsTraced)
                .AddProcessor(new SpanScrubber())
                .AddOtlpExporter())
            .WithLogging(logs => logs.AddProcessor(new LogScrubber()).AddOtlpExporter(), options =>
            {
                options.IncludeFormattedMessage = true;
                options.ParseStateValues = true;
            });
        return new GatewayTelemetry();
    }

    internal IJournal Around(IJournal journal) => new TracedJournal(journal, Paths);

    internal IBridgeLinks Around(IBridgeLinks links) => new TracedLinks(links, Paths);

    internal IEventSourcedBehaviour<AccountState> Around(AccountBehaviour account) => new TracedAccount(account, Paths);

    /// <summary>Begins to read the gateway's parts.</summary>
    internal void Watch(LocalEngine engine, IJournalStanding journal, IBridgeLinks links, IReadiness readiness, ClientFeed feed)
    {
        _watching.Add(engine.Subscribe(GatewayMeter.Take));
        _watching.Add(new ActorGauges(engine));
        _watching.Add(new JournalGauges(journal));
        _watching.Add(new GatewayGauges(links, readiness, feed, engine));
    }

    /// <summary>Sends what waits, for a moment, all signals at once: a collector that hangs must not hold up the process's end.</summary>
    internal static Task Farewell(IServiceProvider services) => Task.WhenAll(
        Task.Run(() => services.GetService<MeterProvider>()?.Shutdown(FarewellMilliseconds)),
        Task.Run(() => services.GetService<TracerProvider>()?.Shutdown(FarewellMilliseconds)),
        Task.Run(() => services.GetService<LoggerProvider>()?.Shutdown(FarewellMilliseconds)));

    public void Dispose() => _watching.ForEach(w => w.Dispose());

    // Links and WebSockets last for hours, and nobody wants to read of each look at the health.
    private static bool IsTraced(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/link") && !context.Request.Path.StartsWithSegments("/client") && !context.Request.Path.StartsWithSegments("/health");
}
