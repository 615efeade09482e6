using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Supabase;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Specs.Projections;

/// <summary>The mirror by REST against a server that says what a spec wants it to.</summary>
public sealed class RestFaultSpecs : IAsyncLifetime
{
    private const string Key = "sb_secret_0123456789abcdefghijklmnop";
    private const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl";
    private readonly WebApplication _server;
    private RequestDelegate _answer = _ => Task.CompletedTask;

    public RestFaultSpecs()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(context => _answer(context));
    }

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(500, null)]
    [InlineData(502, null)]
    [InlineData(503, "30")]
    [InlineData(429, "2")]
    [InlineData(408, null)]
    public async Task A_server_that_is_busy_or_broken_is_tried_again_when_it_says(int status, string? retryAfter)
    {
        Answer(status, "<html>a proxy's page</html>", retryAfter);

        var fault = await Should.ThrowAsync<TargetUnavailableException>(Apply);
        fault.RetryAfter.ShouldBe(retryAfter is null ? null : TimeSpan.FromSeconds(int.Parse(retryAfter)));
        fault.Message.ShouldNotContain("proxy");
    }

    [Theory]
    [InlineData(409, "40001", true)]
    [InlineData(400, "23514", false)]
    [InlineData(400, "22023", false)]
    [InlineData(403, "42501", false)]
    [InlineData(404, "PGRST202", false)]
    public async Task An_error_of_the_database_is_told_from_one_that_passes(int status, string code, bool passes)
    {
        Answer(status, $$"""{"code":"{{code}}","message":"row 1 lacks price, and {{Key}} is the key","details":null,"hint":null}""");

        var fault = passes ? await Should.ThrowAsync<TargetUnavailableException>(Apply) : (Exception)await Should.ThrowAsync<TargetRefusedException>(Apply);
        fault.Message.ShouldContain("row 1 lacks price");
        fault.Message.ShouldContain(code);
        fault.ToString().ShouldNotContain(Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<html>welcome</html>")]
    [InlineData("""{"outcome":"perhaps"}""")]
    [InlineData("""{"outcome":"position_mismatch"}""")]
    [InlineData("""{"outcome":"position_mismatch","positions":[{"stream":"account-8012345611","position":-1,"hash":"x"}]}""")]
    public async Task An_answer_that_is_none_is_no_success(string body)
    {
        Answer(200, body);

        await Should.ThrowAsync<TargetUnavailableException>(Apply);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        var requests = 0;
        _answer = context =>
        {
            requests++;
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };

        await Should.ThrowAsync<TargetRefusedException>(Apply);
        requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_hangs_or_trickles_ends_with_the_time()
    {
        _answer = async context =>
        {
            await context.Response.WriteAsync("{");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };

        await using var target = Target(Key, TimeSpan.FromMilliseconds(200));
        (await Should.ThrowAsync<TargetUnavailableException>(() => target.Positions(Projection.Orders, default))).Message.ShouldContain("did not answer kiwoom_positions within 0.2 seconds");
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        _answer = async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block);
        };

        await Should.ThrowAsync<TargetUnavailableException>(Apply);
    }

    [Fact]
    public async Task Nobody_listens_there()
    {
        await _server.StopAsync();

        await Should.ThrowAsync<TargetUnavailableException>(Apply);
    }

    [Theory]
    [InlineData(Key, null)]
    [InlineData(Jwt, "Bearer " + Jwt)]
    public async Task A_key_stands_in_the_headers_that_its_kind_wants(string key, string? authorization)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        _answer = context =>
        {
            foreach (var header in context.Request.Headers)
                headers[header.Key] = header.Value;
            return context.Response.WriteAsync("[]");
        };

        await using var target = Target(key);
        (await target.Positions(Projection.Orders, default)).ShouldBeEmpty();
        headers["apikey"].ToString().ShouldBe(key);
        headers.Authorization.ToString().ShouldBe(authorization ?? string.Empty);
        headers.UserAgent.ToString().ShouldNotContain("Mozilla", Case.Insensitive);
    }

    private void Answer(int status, string body, string? retryAfter = null) => _answer = context =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(body);
    };

    private async Task<ApplyAnswer> Apply()
    {
        await using var target = Target(Key);
        var start = StreamPosition.Start("account-8012345611");
        return await target.Apply(new ProjectionBatch(Projection.Orders, [new StreamAdvance(start, start with { Position = 1 })], []), default);
    }

    private RestTarget Target(string key, TimeSpan? timeout = null) => new(new Uri(_server.Urls.First()), SecretKey.Parse(key, "the spec"), timeout);
}
