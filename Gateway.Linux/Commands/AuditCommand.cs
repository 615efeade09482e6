using System.CommandLine;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Audit;
using Kiwoom.Gateway.Audit.Report;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>audit report|sign|key</c>: what stands up before an auditor.</summary>
internal static class AuditCommand
{
    internal static Command Create(TimeProvider machine) => new("audit", "A day's report, signed heads of the journal, and the key that signs them; works beside a running gateway")
    {
        ReportCommand(machine), SignCommand(machine), KeyCommand(),
    };

    private static Command ReportCommand(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var date = new Option<string>("--date") { Description = "the Korean date, yyyy-MM-dd", Required = true, HelpName = "DATE" };
        var account = new Option<string?>("--account") { Description = "one account", HelpName = "ACCOUNT_NO" };
        var output = new Option<string?>("--out") { Description = "a directory that does not exist yet (default audit-DATE)", HelpName = "DIR" };
        var command = new Command(
            "report",
            """
            Write a day's report from the journal alone: every order's whole story, who decided it, its risk checks in numbers, executions,
            fees, and what the comparisons with Kiwoom's lists found; report.html and CSV tables.

            Exit codes: 0 written, 1 cannot be written, 2 wrong command line, 3 the journal is damaged or does not read, 4 no journal there.
            """)
        {
            data, date, account, output,
        };
        command.SetAction(result =>
        {
            TradingDay day;
            try
            {
                day = TradingDay.Parse(result.GetValue(date)!);
            }
            catch (FormatException)
            {
                return CommonOptions.Fail($"--date takes a date such as 2026-11-24, not '{result.GetValue(date)}'", ExitCode.Usage);
            }

            AccountNo? one = null;
            if (result.GetValue(account) is { } text)
            {
                if (!AccountNo.TryParse(text, out var number))
                    return CommonOptions.Fail($"--account takes ten digits, not '{text}'", ExitCode.Usage);

                one = number;
            }

            var target = result.GetValue(output) ?? $"audit-{day}";
            if (Path.Exists(target))
                return CommonOptions.Fail($"{Path.GetFullPath(target)} exists already; give another directory with --out");

            return JournalCommand.Guarded(() =>
            {
                DayReport report;
                using (var progress = new ProgressLine("reading"))
                    report = DayReportReader.Read(result.GetValue(data)!, day, one, machine, progress);

                if (one is { } wanted && report.Accounts.Count == 0)
                    return CommonOptions.Fail($"the journal knows no account {wanted}");

                ReportFolder.Write(report, target);
                Console.WriteLine($"{Path.Combine(target, "report.html")}: {report.Accounts.Sum(a => a.Orders.Count):N0} orders, {report.Accounts.Sum(a => a.Executions.Count):N0} executions, {report.Accounts.Sum(a => a.Events.Count):N0} events on {day}");
                return ExitCode.Ok;
            });
        });
        return command;
    }

    private static Command SignCommand(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var command = new Command("sign", "Sign where the journal's streams end now, add it to audit/heads.jsonl and print it; a running gateway does the same by itself") { data };
        command.SetAction(result => JournalCommand.Guarded(() =>
        {
            var directory = result.GetValue(data)!;
            var source = JournalSource.At(GatewaySettings.Load(directory).JournalIn(directory));
            var reader = new JournalReader(source, GatewayEvents.Catalog);
            reader.Heads(); // Nothing is made where there is no journal.
            var publisher = new HeadPublisher(directory, reader, [], machine, NullLogger.Instance);
            var head = publisher.Sign();
            if (head is null)
                Console.Error.WriteLine("Nothing has changed since the last head.");
            else
                Console.WriteLine(head.ToLine());
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command KeyCommand()
    {
        var data = CommonOptions.Data();
        var command = new Command("key", "Print the public key for auditors to keep, and its name on standard error") { data };
        command.SetAction(result =>
        {
            var directory = result.GetValue(data)!;
            if (!File.Exists(HeadKey.PublicPathIn(directory)))
                return CommonOptions.Fail($"There is no key in {directory} yet: the gateway makes one at its start, or './kiwoom audit sign' does.", ExitCode.NothingThere);

            return JournalCommand.Guarded(() =>
            {
                Console.Error.WriteLine($"key {HeadKey.IdIn(directory)}");
                Console.Write(File.ReadAllText(HeadKey.PublicPathIn(directory)));
                return ExitCode.Ok;
            });
        });
        return command;
    }
}
