using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>What a gateway sees of a Supabase project, on a loopback port: its key set, its tokens, and its two tables through REST.</summary>
internal sealed class SupabaseProject : IAsyncDisposable
{
    public const string SecretKey = "sb_secret_specs_only";
    private readonly WebApplication _app;
    private string _address = string.Empty;
    private int _fetches;

    private SupabaseProject()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/auth/v1/.well-known/jwks.json", KeySet);
        _app.MapGet("/elsewhere", context => context.Response.WriteAsync(KeysText));
        _app.MapGet("/rest/v1/{table}", Rows);
    }

    public string Issuer => $"{_address}/auth/v1";

    public string RestUrl => $"{_address}/rest/v1";

    public string Address => _address;

    public ProjectKey Ec { get; } = ProjectKey.Ec("ec-1");

    public ProjectKey Rsa { get; } = ProjectKey.Rsa("rsa-1");

    /// <summary>What the key set's address answers with.</summary>
    public volatile string KeysText = string.Empty;

    /// <summary>What the key set's address does instead.</summary>
    public volatile Func<HttpContext, Task>? Instead;

    /// <summary>What the tables' addresses do instead.</summary>
    public volatile Func<HttpContext, Task>? RestInstead;

    /// <summary>How often the key set was asked for.</summary>
    public int Fetches => Volatile.Read(ref _fetches);

    public volatile IReadOnlyList<(Guid User, string Level, string? ValidUntil)> Permissions = [];

    public volatile IReadOnlyList<(Guid User, string Account)> Members = [];

    /// <summary>The most rows that it gives at once.</summary>
    public int MostRows { get; set; } = 1000;

    public static async Task<SupabaseProject> Start()
    {
        var project = new SupabaseProject();
        project.Publish(project.Ec, project.Rsa);
        await project._app.StartAsync();
        project._address = project._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return project;
    }

    /// <summary>Publishes these keys and no others.</summary>
    public void Publish(params ProjectKey[] keys) => KeysText = JsonSerializer.Serialize(new { keys = keys.Select(k => k.Jwk) });

    /// <summary>The claims of a good token, as https://supabase.com/docs/guides/auth/jwt-fields lists them.</summary>
    public Dictionary<string, object?> Claims(Guid user, DateTimeOffset? now = null)
    {
        var at = (now ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        return new Dictionary<string, object?>
        {
            ["iss"] = Issuer,
            ["sub"] = user.ToString(),
            ["aud"] = "authenticated",
            ["exp"] = at + 3600,
            ["iat"] = at,
            ["email"] = "kim@example.com",
            ["phone"] = string.Empty,
            ["app_metadata"] = new { provider = "email", providers = new[] { "email" } },
            ["user_metadata"] = new { },
            ["role"] = "authenticated",
            ["aal"] = "aal1",
            ["amr"] = new[] { new { method = "password", timestamp = at } },
            ["session_id"] = "4b938a09-5372-4177-a314-cfa292099ea2",
            ["is_anonymous"] = false,
        };
    }

    /// <summary>Signs claims.</summary>
    public static string Sign(ProjectKey key, object claims) => Jwt.Of(new { alg = key.Algorithm, kid = key.Id, typ = "JWT" }, claims, key.Sign);

    /// <summary>A good token.</summary>
    public string Token(Guid user, ProjectKey? key = null, DateTimeOffset? now = null) => Sign(key ?? Ec, Claims(user, now));

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private Task KeySet(HttpContext context)
    {
        Interlocked.Increment(ref _fetches);
        return Instead?.Invoke(context) ?? context.Response.WriteAsync(KeysText);
    }

    private async Task Rows(HttpContext context)
    {
        if (RestInstead is { } instead)
        {
            await instead(context);
            return;
        }

        if (context.Request.Headers["apikey"] != SecretKey || context.Request.Headers.Authorization != $"Bearer {SecretKey}")
        {
            context.Response.StatusCode = 401;
            return;
        }

        object[] all = context.Request.RouteValues["table"] as string == "account_members"
            ? [.. Members.Select(m => new { user_id = m.User, account = m.Account })]
            : [.. Permissions.Select(p => new { user_id = p.User, level = p.Level, valid_until = p.ValidUntil })];
        var offset = int.Parse(context.Request.Query["offset"]!);
        var page = all.Skip(offset).Take(Math.Min(MostRows, int.Parse(context.Request.Query["limit"]!))).ToArray();
        context.Response.StatusCode = page.Length < all.Length ? 206 : 200;
        context.Response.Headers.ContentRange = page.Length == 0 ? $"*/{all.Length}" : $"{offset}-{offset + page.Length - 1}/{all.Length}";
        await context.Response.WriteAsJsonAsync(page);
    }
}
