using System.Collections.Concurrent;
using Kiwoom.Persistence.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Specs.Audit;

/// <summary>Somebody else's server that keeps heads.</summary>
internal sealed class HeadCollector : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<SignedHead> _heads = new();

    private HeadCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _web = builder.Build();
        _web.MapPost("/heads", async (HttpRequest request) =>
        {
            if (Down)
                return Results.StatusCode(503);
            using var body = new StreamReader(request.Body);
            _heads.Enqueue(SignedHead.Parse(await body.ReadToEndAsync()));
            return Results.NoContent();
        });
    }

    public bool Down { get; set; }

    public IReadOnlyList<SignedHead> Heads => [.. _heads];

    public Uri Address => new($"{_web.Urls.First()}/heads");

    public static async Task<HeadCollector> Start()
    {
        var collector = new HeadCollector();
        await collector._web.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();
}
