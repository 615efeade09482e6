using System.CommandLine;
using System.Text.Json;
using Kiwoom.Gateway.Doctor;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>doctor</c>: what would keep this machine from trading, and what to do about it.</summary>
internal static class DoctorCommand
{
    internal static Command Create(TimeProvider clock)
    {
        var data = CommonOptions.Data();
        var port = new Option<int>("--port") { Description = "the HTTP port to look at", DefaultValueFactory = _ => 8080, HelpName = "N" };
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Look at this machine and the data directory. Exit code 0: no errors (warnings are allowed), 1: errors") { data, port, json };
        command.SetAction(result =>
        {
            if (result.GetValue(port) is not (>= 1 and <= 65534) and var wrong)
                return CommonOptions.Fail($"--port takes 1 to 65534, not {wrong}", ExitCode.Usage);

            var findings = new Examination(result.GetValue(data)!, [result.GetValue(port), result.GetValue(port) + 1], clock).Run();
            if (result.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(findings.Select(f => new { f.Check, Severity = JsonFields.SnakeCase(f.Severity), f.Text }), ApiJson.Options));
            else
                foreach (var finding in findings)
                    Console.WriteLine($"{Mark(finding.Severity)} {finding.Check,-15} {finding.Text}");

            return findings.Any(f => f.Severity == Severity.Error) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static string Mark(Severity severity) => severity switch
    {
        Severity.Ok => "ok   ",
        Severity.Warning => "warn ",
        _ => "ERROR",
    };
}
