using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using Kiwoom.Gateway.Backup;
using Kiwoom.Gateway.Http;
using Kiwoom.Persistence;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>backup create|verify|restore</c>.</summary>
internal static class BackupCommand
{
    private const string Codes =
        "\n\nExit codes: 0 done, 1 failed (disk full, no permission, …), 2 wrong command line, 4 nothing there, 7 something is in the way and nothing was changed, "
        + "8 damaged or no backup, and nothing was changed";

    internal static Command Create(TimeProvider machine) => new("backup", "Back up a data directory beside the running gateway, check a backup, restore it")
    {
        CreateCommand(machine),
        VerifyCommand(machine),
        RestoreCommand(machine),
    };

    private static Command CreateCommand(TimeProvider machine)
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var to = new Option<string>("--to") { Description = "the backup's directory; must not exist yet", Required = true, HelpName = "DIR" };
        var journal = new Option<string?>("--journal") { Description = "a PostgreSQL journal's address under a role that may read all of it; the settings' own where left out", HelpName = "ADDRESS" };
        var command = new Command(
            "create",
            "Copy journal, keys, tokens and settings as they are at one instant, check the copy and write what it holds into manifest.json. The copy holds the gateway's private keys: "
            + "all files are closed to others (0600); keep it as you keep the keys" + Codes)
        {
            data, to, journal, json,
        };
        command.SetAction((result, cancellation) => Guarded(async () =>
        {
            var directory = result.GetValue(data)!;
            var address = result.GetValue(journal) is { } given ? JournalAddress.Parse(given, directory) : null;
            var manifest = await new BackupWriter(machine, Shown()).Create(directory, result.GetValue(to)!, address, cancellation).ConfigureAwait(false);
            Print(manifest, result.GetValue(json), $"backed up to {Path.GetFullPath(result.GetValue(to)!)}");
            if (!result.GetValue(json))
                Console.WriteLine($"secret in it: {string.Join(", ", manifest.Files.Where(f => f.Secret).Select(f => f.Path).DefaultIfEmpty("nothing"))}");
        }));
        return command;
    }

    private static Command VerifyCommand(TimeProvider machine)
    {
        var (from, json) = (From(), CommonOptions.Json());
        var command = new Command("verify", "Hold a backup against its manifest, verify its journal's hash chain, replay it and compare the state hash (of a PostgreSQL journal only when it is restored)" + Codes) { from, json };
        command.SetAction((result, cancellation) => Guarded(() =>
        {
            Print(new BackupReader(machine, Shown()).Verify(result.GetValue(from)!, cancellation), result.GetValue(json), "the backup is good");
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command RestoreCommand(TimeProvider machine)
    {
        var (from, json) = (From(), CommonOptions.Json());
        var data = new Option<string>("--data") { Description = "the data directory to make; empty or not there yet", Required = true, HelpName = "DIR" };
        var journal = new Option<string?>("--journal") { Description = "the database for a PostgreSQL journal, as the settings are to have it; without a schema of the journal's name", HelpName = "ADDRESS" };
        var command = new Command("restore", "Copy a backup into an empty directory, verify and replay it there, and only then let a gateway start on it" + Codes) { from, data, journal, json };
        command.SetAction((result, cancellation) => Guarded(async () =>
        {
            var manifest = await new BackupReader(machine, Shown()).Restore(result.GetValue(from)!, result.GetValue(data)!, result.GetValue(journal), cancellation).ConfigureAwait(false);
            Print(manifest, result.GetValue(json), $"restored into {Path.GetFullPath(result.GetValue(data)!)}");
            await Console.Error.WriteLineAsync(RestoreAdvice.For(manifest)).ConfigureAwait(false);
        }));
        return command;
    }

    private static Option<string> From() => new("--from") { Description = "the backup's directory", Required = true, HelpName = "DIR" };

    private static BackupSteps Shown() => new((what, counted) =>
    {
        var line = new ProgressLine(what, counted);
        return (line, line);
    });

    private static void Print(BackupManifest manifest, bool asJson, string done)
    {
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { manifest.CreatedAt, manifest.Journal, manifest.Events, Streams = manifest.Streams.Count, manifest.StateHash, Files = manifest.Files.Count }, ApiJson.Options));
            return;
        }

        Console.WriteLine(FormattableString.Invariant($"{done}: {manifest.Events:N0} events in {manifest.Streams.Count:N0} streams, {manifest.Files.Count:N0} files, as of {manifest.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC"));
        Console.WriteLine($"state hash {manifest.StateHash}");
    }

    private static Task<int> Guarded(Func<Task> work)
    {
        return Task.Run(Run);

        async Task<int> Run()
        {
            try
            {
                await work().ConfigureAwait(false);
                return ExitCode.Ok;
            }
            catch (BackupDamagedException fault)
            {
                return CommonOptions.Fail(fault.Message, ExitCode.Damaged);
            }
            catch (BackupRefusedException fault)
            {
                return CommonOptions.Fail(fault.Message, ExitCode.Refused);
            }
            catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
            {
                return CommonOptions.Fail(fault.Message, ExitCode.NothingThere);
            }
            catch (OperationCanceledException)
            {
                return CommonOptions.Fail("Broken off; nothing was left behind.");
            }
            catch (Exception fault) when (fault is DbException or InvalidOperationException or InvalidDataException or IOException or UnauthorizedAccessException or FormatException)
            {
                return CommonOptions.Fail($"{fault.Message} Nothing was left behind.");
            }
        }
    }
}
