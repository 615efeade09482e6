using System.CommandLine;
using Kiwoom.Bridge.Doctor;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge doctor</c>: what would keep this machine from trading, and what to do about it.</summary>
internal static class DoctorCommand
{
    internal static Command Create(TimeProvider machine)
    {
        var data = CommandLine.Data();
        var json = new Option<bool>("--json") { Description = "print one JSON array instead of text" };
        var command = new Command("doctor", "Look at this machine and the data directory. Exit code 0: nothing failed (warnings are allowed), 1: something did") { data, json };
        command.SetAction(async (result, cancellation) =>
        {
            var facts = await MachineFactsReader.Read(Path.GetFullPath(result.GetValue(data)!), machine, cancellation).ConfigureAwait(false);
            return Tell(Examination.Judge(facts), result.GetValue(json));
        });
        return command;
    }

    /// <summary>Prints findings and gives the exit code.</summary>
    internal static int Tell(IReadOnlyList<Finding> findings, bool asJson)
    {
        if (asJson)
            Console.WriteLine(DoctorJson.Text(findings));
        else
            foreach (var finding in findings)
                Console.WriteLine($"{Mark(finding.Severity)} {finding.Check,-16} {finding.Text}");
        return findings.Any(f => f.Severity == Severity.Failed) ? BridgeExitCode.Failed : BridgeExitCode.Ok;
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Ok => "ok    ",
        Severity.Warning => "warn  ",
        Severity.Failed => "FAILED",
        _ => "n/a   ",
    };
}
