using System.CommandLine;
using Kiwoom.Gateway.Commands;

namespace Kiwoom.Gateway;

/// <summary>One binary: the gateway, the demonstration and the operator's commands.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var machine = TimeProvider.System;
        var root = new RootCommand("Kiwoom gateway: actors, journal, API and the operator's tools")
        {
            RunCommand.Create(machine),
            DemoCommand.Create(machine),
            ReplayCommand.Create(machine),
            JournalCommand.Create(),
            ProjectionCommand.Create(machine),
            BackupCommand.Create(machine),
            HealthCommand.Create(),
            AuditCommand.Create(machine),
            BridgeCommand.Create(machine),
            ReconciliationCommand.Create(),
            TokenCommand.Create(machine),
            PermissionCommand.Create(),
            DoctorCommand.Create(machine),
#if AKKA
            OnAkka.Orders.GatewayKeyCommand.Create(machine),
#endif
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        var parsed = root.Parse(arguments);
        var exitCode = await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : exitCode;
    }
}
