using System.CommandLine;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Status;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge status</c>: how the node of a data directory stands.</summary>
internal static class StatusCommand
{
    /// <summary>The node runs, but something keeps it from trading.</summary>
    internal const int Troubled = 10;

    /// <summary>The node's process is there, but its status is old.</summary>
    internal const int Stale = 11;

    /// <summary>The node does not run.</summary>
    internal const int NotRunning = 12;

    internal static Command Create(TimeProvider machine)
    {
        var data = CommandLine.Data();
        var json = new Option<bool>("--json") { Description = "print one JSON object instead of text" };
        var command = new Command(
            "status",
            "Say how the node stands\n\n"
            + $"Exit codes: 0 working, {Troubled} runs but cannot trade, {Stale} runs but said nothing for {StatusReading.StaleAfter.TotalSeconds:0} s, {NotRunning} does not run, 2 wrong command line")
        {
            data, json,
        };
        command.SetAction(result =>
        {
            var directory = Path.GetFullPath(result.GetValue(data)!);
            var now = machine.GetUtcNow();
            var answer = StatusReading.Judge(
                StatusFile.ReadNode(directory), StatusFile.ReadSupervisor(directory), SupervisorLock.IsHeld(directory), StatusReading.IsAlive, now);
            if (result.GetValue(json))
                Console.WriteLine(StatusFile.Text(answer));
            else
                StatusText.Write(Console.Out, answer, now);
            return answer.Verdict switch
            {
                StatusVerdict.Working => BridgeExitCode.Ok,
                StatusVerdict.Troubled => Troubled,
                StatusVerdict.Stale => Stale,
                _ => NotRunning,
            };
        });
        return command;
    }
}
