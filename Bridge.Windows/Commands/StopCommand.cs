using System.CommandLine;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge stop</c>: asks a supervisor, and with it its node, to stop.</summary>
internal static class StopCommand
{
    private static readonly TimeSpan _every = TimeSpan.FromMilliseconds(200);

    internal static Command Create(TimeProvider machine)
    {
        var data = CommandLine.Data();
        var seconds = new Option<int>("--wait") { Description = "how long to wait for its end, seconds", DefaultValueFactory = _ => 60, HelpName = "N" };
        var command = new Command(
            "stop",
            "Ask the supervisor of a data directory to stop its node and itself, and wait until it has\n\nExit codes: 0 stopped, 1 no supervisor runs or it did not stop in time, 2 wrong command line")
        {
            data, seconds,
        };
        command.SetAction(async (result, cancellation) =>
        {
            var directory = Path.GetFullPath(result.GetValue(data)!);
            if (result.GetValue(seconds) is not (>= 1 and <= 3600) and var wrong)
                return CommandLine.Fail($"--wait takes 1 to 3600, not {wrong}.", BridgeExitCode.Usage);
            if (!SupervisorLock.IsHeld(directory))
                return CommandLine.Fail($"No supervisor runs on {directory}.", BridgeExitCode.Failed);

            StopRequest.Make(directory);
            var since = machine.GetTimestamp();
            while (SupervisorLock.IsHeld(directory))
            {
                if (machine.GetElapsedTime(since).TotalSeconds > result.GetValue(seconds))
                    return CommandLine.Fail("The supervisor was asked to stop and has not stopped yet; 'kiwoom-bridge status' says what it does.", BridgeExitCode.Failed);
                await Task.Delay(_every, machine, cancellation).ConfigureAwait(false);
            }

            Console.WriteLine("Stopped.");
            return BridgeExitCode.Ok;
        });
        return command;
    }
}
