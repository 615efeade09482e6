using System.CommandLine;
using System.Text.Json;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Demo;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Reporting;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>run</c>: the gateway itself.</summary>
internal static class RunCommand
{
    private static readonly TimeSpan _linkTokenLife = TimeSpan.FromDays(1);

    internal static Command Create(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var port = new Option<int>("--port") { Description = "HTTP port on the loopback address; 0 for any free one", DefaultValueFactory = _ => 8080, HelpName = "N" };
        var linkPort = new Option<int>("--link-port") { Description = "TLS port for bridges; 0 for any free one", DefaultValueFactory = _ => 8081, HelpName = "N" };
        var demo = new Option<bool>("--demo") { Description = "start the demonstration's strategy where none ever ran" };
        var standby = new Option<bool>("--standby")
        {
            Description = "while another gateway has the journal, wait and take over once it has died or left, instead of refusing; and wait again once another has taken over from this one",
        };
        var stopOnEof = new Option<bool>("--stop-on-stdin-eof") { Description = "stop when standard input ends; for supervisors" };
        var command = new Command(
            "run",
            "Run the gateway until told to stop (Ctrl-C or SIGTERM). The last line on standard output is a summary as JSON\n\n"
            + "Exit codes: 0 stopped as asked, 1 cannot start, 2 wrong command line, 5 another gateway has the journal (standard error says which)")
        {
            data, port, linkPort, demo, standby, stopOnEof,
        };
        command.SetAction(async (result, _) =>
        {
            var options = new GatewayOptions
            {
                DataDirectory = result.GetValue(data)!,
                Port = result.GetValue(port),
                LinkPort = result.GetValue(linkPort),
                IsDemo = result.GetValue(demo),
            };
            if (options.Port is < 0 or > 65535 || options.LinkPort is < 0 or > 65535)
                return CommonOptions.Fail("--port and --link-port take 0 to 65535", ExitCode.Usage);

            using var signals = new StopSignals(result.GetValue(stopOnEof));
            try
            {
                return result.GetValue(standby)
                    ? await new StandbyRun(options, machine).Run(signals.Token).ConfigureAwait(false)
                    : await Run(options, machine, signals.Token).ConfigureAwait(false);
            }
            catch (JournalInUseException fault)
            {
                return CommonOptions.Fail(fault.Message, ExitCode.InUse);
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException or FormatException or JournalUnavailableException)
            {
                return CommonOptions.Fail($"The gateway cannot start: {fault.Message}");
            }
            catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
            {
                return ExitCode.Ok;
            }
        });
        return command;
    }

    /// <summary>Runs a gateway until told to stop.</summary>
    internal static async Task<int> Run(GatewayOptions options, TimeProvider machine, CancellationToken stop)
    {
        var node = await GatewayNode.Start(options, machine, stop).ConfigureAwait(false);
        await using (node.ConfigureAwait(false))
            return await Run(node, options, machine, stop).ConfigureAwait(false);
    }

    /// <summary>Runs a started gateway until told to stop.</summary>
    internal static async Task<int> Run(GatewayNode node, GatewayOptions options, TimeProvider machine, CancellationToken stop)
    {
        Console.WriteLine($"gateway: http://127.0.0.1:{node.Port}/?token={LinkToken(options.DataDirectory, machine)}");
        Console.WriteLine($"bridges connect at wss://localhost:{node.LinkPort}/link");
        var demo = options.IsDemo ? DemoStrategy.Ensure(node, stop) : Task.CompletedTask;
        using (var report = new RunReport(node, Console.Out))
            await report.Run(stop).ConfigureAwait(false);

        await demo.ConfigureAwait(false);
        var summary = await node.Stop().ConfigureAwait(false);
        Console.WriteLine(JsonSerializer.Serialize(summary, ApiJson.Options));
        return ExitCode.Ok;
    }

    // As Jupyter does: whoever reads this console may do everything for a day.
    private static string LinkToken(string dataDirectory, TimeProvider machine)
    {
        var tokens = new Tokens(TokenKey.LoadOrCreate(dataDirectory), new TokenRegister(dataDirectory, machine), machine);
        return tokens.Issue(Actors.Identity.UserId.Parse("admin"), PermissionLevel.Admin, [], _linkTokenLife).Token;
    }
}
