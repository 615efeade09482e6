using System.CommandLine;
using System.Net;
using System.Net.Sockets;
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
        var port = new Option<int>("--port") { Description = "HTTP port; 0 for any free one", DefaultValueFactory = _ => 8080, HelpName = "N" };
        var linkPort = new Option<int>("--link-port") { Description = "TLS port for bridges; 0 for any free one", DefaultValueFactory = _ => 8081, HelpName = "N" };
        var listen = new Option<string>("--listen")
        {
            Description = "the address to listen on, for HTTP and bridges: 127.0.0.1, 0.0.0.0 (every one), :: or one of this machine's",
            DefaultValueFactory = _ => "127.0.0.1",
            HelpName = "ADDRESS",
        };
        var noToken = new Option<bool>("--no-token") { Description = "do not print a link with an admin's token, which a container's log would keep; './kiwoom token create' gives one out" };
        var demo = new Option<bool>("--demo") { Description = "start the demonstration's strategy where none ever ran" };
        var standby = new Option<bool>("--standby")
        {
            Description = "while another gateway has the journal, wait and take over once it has died or left, instead of refusing; and wait again once another has taken over from this one",
        };
        var akka = new Option<string?>("--akka") { Description = "an akka.hocon laid over the built-in one; for a gateway that is built with Akka.NET", HelpName = "FILE" };
        var stopOnEof = new Option<bool>("--stop-on-stdin-eof") { Description = "stop when standard input ends; for supervisors" };
        var command = new Command(
            "run",
            "Run the gateway until told to stop (Ctrl-C or SIGTERM). The last line on standard output is a summary as JSON\n\n"
            + "Exit codes: 0 stopped as asked, 1 cannot start, 2 wrong command line, 5 another gateway has the journal (standard error says which)")
        {
            data, listen, port, linkPort, noToken, demo, standby, akka, stopOnEof,
        };
        command.SetAction(async (result, _) =>
        {
            if (!IPAddress.TryParse(result.GetValue(listen), out var address))
                return CommonOptions.Fail($"--listen takes an IP address, not '{result.GetValue(listen)}'", ExitCode.Usage);

            var options = new GatewayOptions
            {
                DataDirectory = result.GetValue(data)!,
                Listen = address,
                PrintsToken = !result.GetValue(noToken),
                Port = result.GetValue(port),
                LinkPort = result.GetValue(linkPort),
                IsDemo = result.GetValue(demo),
                AkkaFile = result.GetValue(akka),
            };
            if (options.Port is < 0 or > 65535 || options.LinkPort is < 0 or > 65535)
                return CommonOptions.Fail("--port and --link-port take 0 to 65535", ExitCode.Usage);

            if (!IPAddress.IsLoopback(address))
                await Console.Error.WriteLineAsync($"listening on {address}: the API's tokens travel as plain text. Let only this machine or a proxy that speaks TLS reach the port.").ConfigureAwait(false);

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
            catch (SocketException fault)
            {
                return CommonOptions.Fail($"The gateway cannot listen on {address}: {fault.Message}");
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
        var host = options.Listen.Equals(IPAddress.Any) || options.Listen.Equals(IPAddress.Loopback) ? "127.0.0.1"
            : options.Listen.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{(options.Listen.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : options.Listen)}]"
            : options.Listen.ToString();
        Console.WriteLine(options.PrintsToken ? $"gateway: http://{host}:{node.Port}/?token={LinkToken(options.DataDirectory, machine)}" : $"gateway: http://{host}:{node.Port}/");
        Console.WriteLine($"bridges connect at wss://localhost:{node.LinkPort}/link");
        if (node.EngineAddress is { } address)
            Console.WriteLine($"Akka.Remote listens at {address}");
        var demo = options.IsDemo ? DemoStrategy.Ensure(node, stop) : Task.CompletedTask;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, node.Failed);
        using (var report = new RunReport(node, Console.Out))
            await report.Run(ended.Token).ConfigureAwait(false);

        if (node.Failed.IsCancellationRequested && !stop.IsCancellationRequested)
            return CommonOptions.Fail("The engine ended by itself, and the gateway with it; the log says why.");

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
