using System.Diagnostics;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Journal.Samples;

namespace Kiwoom.Specs.Postgres;

/// <summary>The whole server goes and comes back; its disk fills.</summary>
[Trait("Category", "Process")]
public sealed class PostgresServerFaultSpecs
{
    private static readonly PostgresJournalOptions Quick = new() { ResolveWithin = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public async Task A_server_that_is_restarted_or_crashes_is_followed_and_nothing_told_is_lost()
    {
        await using var server = await PostgresServer.Start();
        var database = await server.NewDatabase();
        await using var journal = await PostgresJournal.Open(database, Sample.Catalog, TimeProvider.System, Quick);
        using var enough = new CancellationTokenSource();
        var appending = Task.Run(() => Hammer(journal, enough.Token));
        foreach (var signal in new[] { "INT", "KILL", "KILL" })
        {
            var before = await Rows(database);
            await Shell.Until(async () => await Rows(database) > before + 20, "appends go on");
            await server.Stop(signal);
            await Shell.Until(() => Task.FromResult(journal.Trouble is { Kind: JournalTroubleKind.Unreachable }), "the journal says that the server is away");
            await server.Resume();
            await Shell.Until(() => Task.FromResult(journal.Trouble is null), "the journal can be written again by itself");
        }

        await enough.CancelAsync();
        var last = await appending;
        (await journal.ReadAll("a")).Select(e => e.SequenceNr).ShouldBe(Enumerable.Range(1, (int)last).Select(n => (long)n));
        JournalVerifier.Verify(JournalSource.At(new JournalAddress.InPostgres(database))).Outcome.ShouldBe(VerifyOutcome.Intact);
    }

    /// <summary>As root the table is on a small file system of its own, which fills; elsewhere a trigger raises the server's own error in its place.</summary>
    [Fact]
    public async Task A_full_disk_refuses_says_so_and_is_written_to_again_when_there_is_room()
    {
        var server = await PostgresServer.Shared;
        var database = await server.NewDatabase();
        var directory = Directory.CreateTempSubdirectory("kiwoom-pg-small-").FullName;
        var mounted = Environment.UserName == "root";
        await (await PostgresJournal.Open(database, Sample.Catalog, TimeProvider.System)).DisposeAsync();
        try
        {
            if (mounted)
            {
                Run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0755", "kiwoom-pg-small", directory);
                Run("install", "-d", "-o", "nobody", "-g", "nogroup", $"{directory}/space");
                await Shell.Run(database, $"CREATE TABLESPACE small LOCATION '{directory}/space'");
                await Shell.Run(database, "ALTER TABLE journal.event_journal SET TABLESPACE small");
            }
            else
            {
                await Shell.Run(database, """
                    CREATE FUNCTION journal.fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'could not extend file: No space left on device'; END $$;
                    CREATE TRIGGER full_disk BEFORE INSERT ON journal.event_journal FOR EACH ROW WHEN (NEW.sequence_nr > 3 OR NEW.sequence_nr = 1 AND NEW.persistence_id = '') EXECUTE FUNCTION journal.fill();
                    """);
            }

            await using var journal = await PostgresJournal.Open(database, Sample.Catalog, TimeProvider.System);
            var last = 0L;
            AppendOutcome outcome;
            while ((outcome = await journal.AppendAsync("a", [Big(last + 1)])) is AppendOutcome.Durable)
                last++;

            outcome.ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("full");
            journal.Trouble.ShouldNotBeNull().Kind.ShouldBe(JournalTroubleKind.DiskFull);
            (await journal.ReadAll("a")).Count.ShouldBe((int)last);

            if (mounted)
                Run("mount", "-o", "remount,size=64m", directory);
            else
                await Shell.Run(database, "DROP TRIGGER full_disk ON journal.event_journal");
            await Shell.Until(() => Task.FromResult(journal.Trouble is null), "the journal sees the room by itself");
            (await journal.AppendAsync("a", [Big(last + 1)])).ShouldBeOfType<AppendOutcome.Durable>();
            JournalVerifier.Verify(JournalSource.At(new JournalAddress.InPostgres(database))).Outcome.ShouldBe(VerifyOutcome.Intact);
        }
        finally
        {
            if (mounted)
            {
                await Shell.Run(database, "ALTER TABLE IF EXISTS journal.event_journal SET TABLESPACE pg_default");
                await Shell.Run(database, "CHECKPOINT");
                await Shell.Run(database, "DROP TABLESPACE IF EXISTS small");
                // A session of the server may still hold a file there.
                Run("umount", "--lazy", directory);
            }

            Directory.Delete(directory, recursive: true);
        }
    }

    private static JournaledEvent Big(long number) =>
        new(number, Sample.Start, new Cause(CommandId.Parse("c")), new SampleNoted(new string('x', 400_000)));

    private static async Task<long> Hammer(PostgresJournal journal, CancellationToken enough)
    {
        var last = 0L;
        while (!enough.IsCancellationRequested)
        {
            switch (await journal.AppendAsync("a", Sample.Events(last + 1, 2)))
            {
                case AppendOutcome.Durable:
                    last += 2;
                    break;
                case AppendOutcome.Unknown:
                    last = await ReadAgain(journal);
                    break;
                default:
                    await Task.Delay(10, CancellationToken.None);
                    break;
            }
        }

        return last;
    }

    private static async Task<long> ReadAgain(PostgresJournal journal)
    {
        while (true)
        {
            try
            {
                return (await journal.ReadAll("a")).Count;
            }
            catch (JournalUnavailableException)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<long> Rows(string database) => (long)(await Shell.Scalar(database, "SELECT count(*) FROM journal.event_journal"))!;

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {error}");
    }
}
