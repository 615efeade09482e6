using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Specs.Telemetry;

/// <summary>A collector: OTLP over HTTP with protobuf on a free loopback port.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly TaskCompletionSource _letGo = new();
    private int _hanging;

    private OtlpReceiver(bool hangs)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            _received.Enqueue((context.Request.Path, body.ToArray()));
            if (!hangs)
                return;

            Interlocked.Increment(ref _hanging);
            await _letGo.Task;
        });
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Requests that were taken and never answered.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Starts it.</summary>
    /// <param name="hangs">Whether it takes every request and never answers.</param>
    public static async Task<OtlpReceiver> Start(bool hangs = false)
    {
        var receiver = new OtlpReceiver(hangs);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Whether a text is in what came for a signal.</summary>
    public bool Has(string signal, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return _received.Any(r => r.Path == $"/v1/{signal}" && r.Body.AsSpan().IndexOf(bytes) >= 0);
    }

    /// <summary>Every span that came.</summary>
    public IReadOnlyList<Span> Spans() =>
    [
        .. _received.Where(r => r.Path == "/v1/traces").SelectMany(r => ProtoField.Of(r.Body))
            .SelectMany(resource => ProtoField.Of(resource.Bytes)).Where(f => f.Number == 2)
            .SelectMany(scope => ProtoField.Of(scope.Bytes)).Where(f => f.Number == 2)
            .Select(span => ProtoField.Of(span.Bytes).ToList())
            .Select(span => new Span(
                span.Single(f => f.Number == 5).Text,
                Hex(span, 1),
                Hex(span, 2),
                Hex(span, 4),
                [.. span.Where(f => f.Number == 9).Select(a => ProtoField.Of(a.Bytes).First(f => f.Number == 1).Text)])),
    ];

    public async ValueTask DisposeAsync()
    {
        _letGo.TrySetResult();
        await _app.DisposeAsync();
    }

    private static string Hex(List<ProtoField> span, int number) => Convert.ToHexStringLower(span.Find(f => f.Number == number).Bytes ?? []);

    /// <summary>A span as it came.</summary>
    internal sealed record Span(string Name, string Trace, string Id, string Parent, IReadOnlyList<string> Attributes);
}
