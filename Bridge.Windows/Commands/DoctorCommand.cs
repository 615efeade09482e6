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
        var probe = new DoctorProbe(machine, data);
        var command = new Command(
            "doctor",
            "Look at this machine and the data directory; with --probe, find out on a mock login what Kiwoom does that nobody has described\n\n"
            + "Exit codes: 0 nothing failed (warnings are allowed), 1 something did. Of --probe: 0 every point answered or explained, 1 failed, 2 wrong command line, "
            + "3 a bridge runs on the data directory, 5 not logged in to the mock server (nothing was sent), 6 orders are left open, or may be (the report names them)")
        {
            data, json,
        };
        probe.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            if (probe.IsAskedFor(result))
                return await probe.Run(result).ConfigureAwait(false);
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
