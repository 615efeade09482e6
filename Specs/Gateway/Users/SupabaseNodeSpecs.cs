using System.Net;
using System.Net.Http.Headers;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>A whole gateway with <c>supabase_auth</c> in its <c>gateway.json</c>, and the operator's command line beside it.</summary>
[Trait("Category", "Process")]
public sealed class SupabaseNodeSpecs : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("kiwoom-node-users-").FullName;
    private SupabaseProject _project = null!;

    public async Task InitializeAsync()
    {
        _project = await SupabaseProject.Start();
        _project.Permissions = [(ProjectUsers.Kim, "viewer", null)];
        await File.WriteAllTextAsync(Path.Combine(_data, "rest.key"), SupabaseProject.SecretKey);
        await File.WriteAllTextAsync(
            Path.Combine(_data, GatewaySettings.FileName),
            $$"""
            { "supabase_auth": { "issuer": "{{_project.Issuer}}", "permissions": { "rest_url": "{{_project.RestUrl}}", "rest_key_file": "rest.key" } } }
            """);
    }

    public async Task DisposeAsync()
    {
        await _project.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task It_lets_them_in_and_the_operator_sees_who_may_do_what()
    {
        await using var node = await GatewayNode.Start(new GatewayOptions { DataDirectory = _data, Port = 0, LinkPort = 0 }, TimeProvider.System);
        var address = $"http://127.0.0.1:{node.Port}";
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _project.Token(ProjectUsers.Kim));
        await ProjectUsers.Until(async () => (await client.GetAsync("/api/session")).StatusCode == HttpStatusCode.OK);

        var own = new Tokens(TokenKey.LoadOrCreate(_data), new TokenRegister(_data, TimeProvider.System), TimeProvider.System)
            .Issue(UserId.Parse("operator"), PermissionLevel.Admin, [], TimeSpan.FromHours(1)).Token;
        var (exitCode, text) = await DemoProcess.Command("permission", "list", "--url", address, "--token", own);
        (exitCode, text.Contains($"{ProjectUsers.Kim}  viewer       no account", StringComparison.Ordinal)).ShouldBe((ExitCode.Ok, true), text);

        _project.Permissions = [];
        (exitCode, text) = await DemoProcess.Command("permission", "refresh", "--json", "--url", address, "--token", own);
        (exitCode, text.Contains("\"users\":[]", StringComparison.Ordinal)).ShouldBe((ExitCode.Ok, true), text);
        (await client.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (exitCode, text) = await DemoProcess.Command("permission", "list", "--url", address, "--token", _project.Token(ProjectUsers.Kim));
        (exitCode, text.Contains("no permission", StringComparison.Ordinal)).ShouldBe((ExitCode.Refused, true), text);
    }
}
