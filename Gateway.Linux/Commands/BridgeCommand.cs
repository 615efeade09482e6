using System.CommandLine;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>bridge enroll|list|revoke</c>: which Windows nodes may connect.</summary>
internal static class BridgeCommand
{
    internal static Command Create(TimeProvider clock) => new("bridge", "Enrol, list and revoke bridges") { EnrollCommand(clock), ListCommand(clock), RevokeCommand(clock) };

    private static Command EnrollCommand(TimeProvider clock)
    {
        var data = CommonOptions.Data();
        var id = new Option<string>("--id") { Description = "the bridge's name", DefaultValueFactory = _ => "windows", HelpName = "NAME" };
        var url = new Option<string>("--url") { Description = "the link's address as the bridge reaches it", DefaultValueFactory = _ => "wss://localhost:8081/link", HelpName = "URL" };
        var minutes = new Option<int>("--minutes") { Description = "how long the code is good, 1 to 1440", DefaultValueFactory = _ => 15, HelpName = "N" };
        var command = new Command("enroll", "Print a code with which one bridge can enrol once: 'kiwoom-bridge enroll CODE' on the Windows machine") { data, id, url, minutes };
        command.SetAction(result =>
        {
            if (!BridgeId.TryParse(result.GetValue(id), out var bridge))
                return CommonOptions.Fail("--id takes 1 to 32 letters, digits and -_.:@", ExitCode.Usage);

            if (!Uri.TryCreate(result.GetValue(url), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeWss)
                return CommonOptions.Fail("--url takes an address that begins with wss://", ExitCode.Usage);

            if (result.GetValue(minutes) is not (>= 1 and <= 1440) and var wrong)
                return CommonOptions.Fail($"--minutes takes 1 to 1440, not {wrong}", ExitCode.Usage);

            var directory = result.GetValue(data)!;
            using var key = GatewayKey.LoadOrCreate(directory, clock);
            var code = new BridgeEnrolment(directory, clock).Issue(key, bridge, address, TimeSpan.FromMinutes(result.GetValue(minutes)));
            Console.Error.WriteLine($"For bridge '{bridge}', good once and for {result.GetValue(minutes)} minutes. On the bridge's machine:");
            Console.Error.WriteLine("  kiwoom-bridge enroll CODE");
            Console.WriteLine(code);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command ListCommand(TimeProvider clock)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("list", "List the enrolled bridges") { data, json };
        command.SetAction(result =>
        {
            foreach (var bridge in new BridgeEnrolment(result.GetValue(data)!, clock).All)
            {
                Console.WriteLine(result.GetValue(json)
                    ? JsonSerializer.Serialize(new { bridge.Bridge, bridge.EnrolledAt, bridge.RevokedAt }, ApiJson.Options)
                    : $"{bridge.Bridge,-16} enrolled {bridge.EnrolledAt:yyyy-MM-dd HH:mm} UTC{(bridge.RevokedAt is { } at ? $", revoked {at:yyyy-MM-dd HH:mm} UTC" : "")}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command RevokeCommand(TimeProvider clock)
    {
        var data = CommonOptions.Data();
        var id = new Argument<string>("id") { Description = "the bridge's name" };
        var command = new Command("revoke", "Lock a bridge out; a running gateway ends its connection within seconds") { id, data };
        command.SetAction(result => BridgeId.TryParse(result.GetValue(id), out var bridge) && new BridgeEnrolment(result.GetValue(data)!, clock).Revoke(bridge)
            ? ExitCode.Ok
            : CommonOptions.Fail($"No bridge is enrolled as '{result.GetValue(id)}'. './kiwoom bridge list' shows them.", ExitCode.NothingThere));
        return command;
    }
}
