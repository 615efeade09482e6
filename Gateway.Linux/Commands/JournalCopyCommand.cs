using System.CommandLine;
using System.Data.Common;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Copying;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>journal copy</c>: moves a journal to another database, and verifies both.</summary>
internal static class JournalCopyCommand
{
    internal static Command Create()
    {
        var data = CommonOptions.Data();
        var from = new Option<string>("--from") { Description = "the source: a directory or file, or postgresql:Host=…;Database=…;Username=…", Required = true, HelpName = "ADDRESS" };
        var to = new Option<string>("--to") { Description = "the target: where there is no journal yet, or an incomplete copy of the same source", Required = true, HelpName = "ADDRESS" };
        var command = new Command(
            "copy",
            """
            Copy the journal row for row to another database, SQLite or PostgreSQL, and verify both. No gateway may run on either.
            Until the copy is verified its target opens for nothing but the same command again, which goes on where it ended.
            Afterwards set "journal" in gateway.json to the new address. Passwords come from a passfile or PGPASSWORD.

            Exit codes: 0 copied and verified, 1 refused or failed, 2 an address is wrong, 3 a database cannot be read or written,
            4 there is no source, 5 a gateway has one of the two open.
            """)
        {
            data, from, to,
        };
        command.SetAction((result, cancellation) => Run(result.GetValue(from)!, result.GetValue(to)!, result.GetValue(data)!, cancellation));
        return command;
    }

    private static async Task<int> Run(string from, string to, string dataDirectory, CancellationToken cancellation)
    {
        ProgressLine? line = null;
        try
        {
            var (source, target) = (JournalAddress.Parse(from, dataDirectory), JournalAddress.Parse(to, dataDirectory));
            var report = await new JournalCopier().Copy(source, target, Next, cancellation).ConfigureAwait(false);
            line?.Dispose();
            Console.WriteLine(FormattableString.Invariant($"{report.Events:N0} events in {report.Streams} streams are in {target}, {report.Continued:N0} of them from before; both journals are intact and end alike"));
            return ExitCode.Ok;
        }
        catch (FormatException fault)
        {
            return Fail(fault.Message, ExitCode.Usage);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail(fault.Message, ExitCode.NothingThere);
        }
        catch (JournalInUseException fault)
        {
            return Fail(fault.Message, ExitCode.InUse);
        }
        catch (Exception fault) when (fault is CopyRefusedException or OperationCanceledException)
        {
            return Fail($"Not copied: {fault.Message}", ExitCode.Failed);
        }
        catch (Exception fault) when (fault is DbException or InvalidDataException or IOException or UnauthorizedAccessException or JournalUnavailableException)
        {
            return Fail($"Not copied: {fault.Message}", (int)VerifyOutcome.Unreadable);
        }

        IProgress<JournalProgress> Next(string what)
        {
            line?.Dispose();
            return line = new ProgressLine(what);
        }

        int Fail(string text, int exitCode)
        {
            line?.Dispose();
            return CommonOptions.Fail(text, exitCode);
        }
    }
}
