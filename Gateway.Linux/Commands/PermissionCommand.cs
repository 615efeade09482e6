using System.CommandLine;
using System.Text.Json;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security.Permissions;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>permission list|refresh</c>: what a running gateway knows of what Supabase users may do.</summary>
internal static class PermissionCommand
{
    private const string Codes = "\n\nExit codes: 0 done, 1 failed, 2 wrong command line, 4 no Supabase project is configured, 6 the gateway cannot be reached, 7 the gateway refused or cannot read them";

    internal static Command Create() => new("permission", "Show what Supabase users may do, as a running gateway knows it. Change it in Supabase" + Codes)
    {
        Describe(new Command("list", "Show it" + Codes), HttpMethod.Get, "/api/permissions"),
        Describe(new Command("refresh", "Let the gateway read permissions and signing keys now, and show them" + Codes), HttpMethod.Post, "/api/permissions/refresh"),
    };

    private static Command Describe(Command command, HttpMethod method, string path)
    {
        var (url, token, json) = (GatewayClient.Url(), GatewayClient.Token(), CommonOptions.Json());
        command.Add(url);
        command.Add(token);
        command.Add(json);
        command.SetAction(async (result, cancellation) =>
        {
            using var client = GatewayClient.Create(result.GetValue(url)!, result.GetValue(token));
            if (client is null)
                return ExitCode.Usage;

            var (body, exitCode) = await client.Send(method, path, null, cancellation).ConfigureAwait(false);
            if (exitCode != ExitCode.Ok)
                return exitCode;

            if (result.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(body, ApiJson.Options));
            else
                Write(body.Deserialize<PermissionsDocument>(ApiJson.Options)!, Console.Out);

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(PermissionsDocument permissions, TextWriter output)
    {
        foreach (var user in permissions.Users)
        {
            output.WriteLine(
                $"{user.UserId}  {JsonFields.SnakeCase(user.Level),-12} {(user.Accounts.Count > 0 ? string.Join(' ', user.Accounts) : "no account")}"
                + (user.ValidUntil is { } end ? $"  until {end:yyyy-MM-dd HH:mm} UTC" : string.Empty));
        }

        output.WriteLine($"{permissions.Users.Count} users, from {permissions.Source}, {(permissions.AsOf is { } at ? $"as of {at:yyyy-MM-dd HH:mm:ss} UTC" : "not read yet")}");
        if (!permissions.Usable)
            output.WriteLine("This is too old: Supabase users may do nothing until it can be read again.");
        if (permissions.Trouble is { } trouble)
            output.WriteLine($"The last reading failed: {trouble}");
        foreach (var note in permissions.PassedOver)
            output.WriteLine($"Passed over: {note}");
    }
}
