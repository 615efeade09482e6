using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary>The gateway's HTTP side: call <see cref="Configure"/> on the builder, then <see cref="Map"/> on the application.</summary>
public static class ApiEndpoints
{
    private static readonly TimeSpan _keepAlive = TimeSpan.FromSeconds(15);
    private const int LargestHeaders = 16 * 1024;

    /// <summary>Sets the server's bounds, keeps tokens out of the log and registers the OpenAPI document.</summary>
    public static void Configure(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.Largest;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.MaxRequestLineSize = LargestHeaders / 2;
        });

        // Its lines hold whole addresses, and an address may hold a token.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = ApiJson.Options.PropertyNamingPolicy;
            json.SerializerOptions.DictionaryKeyPolicy = null;
            json.SerializerOptions.Encoder = ApiJson.Options.Encoder;
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
    }

    /// <summary>Maps the API, the page, the OpenAPI document and the client WebSocket, with everything that stands before them. Endpoints
    /// that the host maps itself need a token of the API too, unless they carry <see cref="OpenEndpoint"/>.</summary>
    public static void Map(WebApplication app, ApiServices services)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(services);
        var guard = new BrowserGuard(services.Options);
        var shield = new ErrorShield(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger<ErrorShield>());
        var gate = new TokenGate(new RequestGate(services));
        var sockets = new ClientSockets(services, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger<ClientSockets>());
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = _keepAlive, KeepAliveTimeout = _keepAlive });
        app.Use((context, next) => shield.Invoke(context, _ => guard.Invoke(context, _ => gate.Invoke(context, _ => next(context)))));

        var routes = new ApiRoutes(app, services);
        var desk = new OrderDesk(services);
        OrderEndpoints.Map(routes, desk);
        AccountEndpoints.Map(routes);
        ReconciliationEndpoints.Map(routes, desk);
        new EmergencyStopEndpoints(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger<EmergencyStopEndpoints>()).Map(routes);
        MarketEndpoints.Map(routes);
        JournalEndpoints.Map(routes);
        ProjectionEndpoints.Map(routes);
        StrategyEndpoints.Map(routes);
        PermissionEndpoints.Map(routes);
        HealthEndpoints.Map(routes);
        IndexPage.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new OpenEndpoint());
        sockets.Map(app, desk);
    }
}
