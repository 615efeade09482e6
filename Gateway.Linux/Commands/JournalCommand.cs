using System.CommandLine;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Gateway.Audit;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Persistence.Export;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>journal verify|export|copy|schema</c>: what an auditor or a keeper asks of the journal.</summary>
internal static class JournalCommand
{
    private const int MostFindingsShown = 50;

    internal static Command Create() => new("journal", "Verify, export and move the journal; verify and export work beside a running gateway")
    {
        VerifyCommand(), ExportCommand(), JournalCopyCommand.Create(), JournalSchemaCommand.Create(),
    };

    private static Command VerifyCommand()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var heads = new Option<string?>("--heads") { Description = "hold it against published heads too (a heads.jsonl that was kept elsewhere)", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "the public key that must have signed them; the one in the data directory without", HelpName = "PEM" };
        var command = new Command(
            "verify",
            """
            Hold every row against the hash chain and name each that was changed, removed, inserted or reordered.

            Exit codes: 0 intact, 2 no journal there, 3 not readable as a journal, 10 a row was changed, 11 removed, 12 inserted,
            13 reordered, 14 a stream's head was changed, 15 consistent in itself but rewritten since a head was signed, 16 the heads
            themselves are not genuine.
            """)
        {
            data, json, heads, key,
        };
        command.SetAction(result =>
        {
            VerifyReport report;
            try
            {
                using var progress = new ProgressLine("verifying");
                var source = Source(result.GetValue(data)!);
                report = JournalVerifier.Verify(source, progress);
                if (result.GetValue(heads) is { } file && report.Outcome is not (VerifyOutcome.Usage or VerifyOutcome.Unreadable))
                    report = HeadsCheck.Add(report, source, file, result.GetValue(key) ?? HeadKey.PublicPathIn(result.GetValue(data)!));
            }
            catch (InvalidDataException fault)
            {
                return CommonOptions.Fail(fault.Message, (int)VerifyOutcome.Unreadable);
            }

            if (report.Outcome == VerifyOutcome.Usage)
                return CommonOptions.Fail($"{report.Findings[0].Description}. Give the data directory with --data.", report.ExitCode);

            if (result.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(AsJson(report), ApiJson.Options));
            else
                Print(report);

            return report.ExitCode;
        });
        return command;
    }

    private static Command ExportCommand()
    {
        var data = CommonOptions.Data();
        var stream = new Option<string?>("--stream") { Description = "one stream, for example account-8012345611", HelpName = "NAME" };
        var from = InstantOption.Create("--from", "the first instant wanted");
        var until = InstantOption.Create("--until", "the last instant wanted");
        var after = new Option<long>("--after") { Description = "go on after this ordering", HelpName = "ORDERING" };
        var output = new Option<string?>("--output") { Description = "a file; standard output without", HelpName = "FILE" };
        var command = new Command("export", "Write the journal as JSON lines, one event a line") { data, stream, from, until, after, output };
        command.SetAction(result =>
        {
            var options = new ExportOptions
            {
                PersistenceId = result.GetValue(stream),
                From = result.GetValue(from),
                Until = result.GetValue(until),
                AfterOrdering = result.GetValue(after),
            };
            return Guarded(() => Export(result.GetValue(data)!, options, result.GetValue(output)));
        });
        return command;
    }

    /// <summary>Runs a command that reads the journal and turns its faults into a sentence and an exit code.</summary>
    internal static int Guarded(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return CommonOptions.Fail($"{fault.Message} Give the data directory with --data.", ExitCode.NothingThere);
        }
        catch (JournalCorruptException fault)
        {
            return CommonOptions.Fail($"The journal is damaged: {fault.Message}. './kiwoom journal verify' tells more.", (int)VerifyOutcome.Unreadable);
        }
        catch (Exception fault) when (fault is DbException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return CommonOptions.Fail(fault.Message, (int)VerifyOutcome.Unreadable);
        }
    }

    private static JournalSource Source(string dataDirectory) => JournalSource.At(GatewaySettings.Load(dataDirectory).JournalIn(dataDirectory));

    private static int Export(string dataDirectory, ExportOptions options, string? file)
    {
        long lines;
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using (var progress = new ProgressLine("exporting"))
        using (var writer = file is null ? new StreamWriter(Console.OpenStandardOutput(), encoding) : new StreamWriter(file, append: false, encoding))
            lines = JournalExporter.Export(Source(dataDirectory), options, writer, progress);

        Console.Error.WriteLine($"{lines:N0} events");
        return ExitCode.Ok;
    }

    private static void Print(VerifyReport report)
    {
        foreach (var finding in report.Findings.Take(MostFindingsShown))
            Console.WriteLine(finding);

        if (report.Findings.Count > MostFindingsShown)
            Console.WriteLine($"… and {report.Findings.Count - MostFindingsShown:N0} more findings; --json shows all");

        Console.WriteLine(report.Outcome == VerifyOutcome.Intact
            ? $"intact: {report.Events:N0} events in {report.Streams:N0} streams"
            : $"NOT INTACT ({JsonFields.SnakeCase(report.Outcome)}): {report.Findings.Count:N0} findings in {report.Events:N0} events");
    }

    private static object AsJson(VerifyReport report) => new
    {
        Outcome = JsonFields.SnakeCase(report.Outcome),
        report.Events,
        report.Streams,
        Findings = report.Findings.Select(f => new { Outcome = JsonFields.SnakeCase(f.Outcome), f.PersistenceId, f.SequenceNr, f.Ordering, f.Description }),
    };
}
