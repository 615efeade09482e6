using System.CommandLine;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge doctor</c>.</summary>
internal static class DoctorCommand
{
    internal static Command Create(TimeProvider machine)
    {
        var data = CommandLine.Data();
        var probe = new DoctorProbe(machine, data);
        var command = new Command(
            "doctor",
            "Look whether this machine can run the bridge, and with --probe what Kiwoom does that nobody has described.\n\n"
            + "Exit codes of --probe: 0 every point answered or explained, 1 failed, 2 wrong command line, 3 a bridge runs on the data directory, 5 not logged in to the mock "
            + "server (nothing was sent), 6 orders are left open, or may be (the report names them).")
        {
            data,
        };
        probe.AddTo(command);
        command.SetAction(async (result, _) => probe.IsAskedFor(result)
            ? await probe.Run(result).ConfigureAwait(false)
            : CommandLine.Fail("Say what to look at: --probe.", BridgeExitCode.Usage));
        return command;
    }
}
