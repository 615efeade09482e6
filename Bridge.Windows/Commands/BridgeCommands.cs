using System.CommandLine;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Commands;

/// <summary>The command line of <c>kiwoom-bridge</c>.</summary>
public static class BridgeCommands
{
    /// <summary>All commands.</summary>
    public static RootCommand Create(TimeProvider machine)
    {
        var root = new RootCommand(
            "The Windows node: holds Kiwoom's control and carries orders, events and prices between it and the gateway.\n\n"
            + "Exit codes: 0 stopped as asked, 1 failed, 2 wrong command line, 3 data directory in use, 4 not enrolled, 20 a played recording diverged, 75 wants to be started again.")
        {
            RunCommand.Create(machine),
            EnrollCommand.Create(),
            SuperviseCommand.Create(machine),
            StopCommand.Create(machine),
            StatusCommand.Create(machine),
            InstallCommand.Create(machine),
            InstallCommand.CreateUninstall(),
            DoctorCommand.Create(machine),
            PlayCommand.Create(),
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        return root;
    }

    /// <summary>Does what a command line says and gives its <see cref="BridgeExitCode"/>. A wrong one is told by a code of its own: a supervisor that starts a node again
    /// after a crash must not do so for a command line that will never work.</summary>
    public static async Task<int> Run(string[] arguments, TimeProvider machine)
    {
        var parsed = Create(machine).Parse(arguments);
        var code = await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? BridgeExitCode.Usage : code;
    }
}
