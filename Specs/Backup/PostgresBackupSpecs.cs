using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Backup;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Replay;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Postgres;
using Kiwoom.Specs.Processes;
using Npgsql;

namespace Kiwoom.Specs.Backup;

/// <summary>A journal in PostgreSQL, dumped with PostgreSQL's own programs beside its writer and restored into another database.</summary>
[Trait("Category", "Process")]
[Collection(BackedUpGateway.Collection)]
public sealed class PostgresBackupSpecs(BackedUpGateway gateway) : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    private string Data => Path.Combine(_root.Path, "data");

    private string Backup => Path.Combine(_root.Path, "backup");

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_dump_beside_its_writer_restored_into_another_database_comes_to_the_same_state()
    {
        var server = await PostgresServer.Shared;
        var (from, to) = (Address(await server.NewDatabase()), Address(await server.NewDatabase()));
        await using (var journal = await Trade(from))
        {
            // The writer goes on while the dump is made: the manifest tells where the dump ends, and nothing of what came later is in it.
            using var enough = new CancellationTokenSource();
            var writing = Write(journal, enough.Token);
            await Ends(Command("create", "--data", Data, "--to", Backup), ExitCode.Ok, "backed up to");
            await enough.CancelAsync();
            await writing;
        }

        var manifest = BackupManifest.Load(Backup);
        manifest.Journal.ShouldBe(BackupManifest.InPostgres);
        new JournalReader(JournalSource.At(from), GatewayEvents.Catalog).Count().ShouldBeGreaterThan(manifest.Events);
        manifest.StateHash.ShouldBe(gateway.Manifest.StateHash, "the accounts are the same; what was written meanwhile is another stream");
        await Ends(Command("verify", "--from", Backup), ExitCode.Ok, "the backup is good");

        var restored = Path.Combine(_root.Path, "restored");
        await Ends(Command("restore", "--from", Backup, "--data", restored), ExitCode.Refused, "--journal");
        await Ends(Command("restore", "--from", Backup, "--data", restored, "--journal", Text(from)), ExitCode.Refused, "already");
        Directory.Exists(restored).ShouldBeFalse();
        await Ends(Command("restore", "--from", Backup, "--data", restored, "--journal", Text(to)), ExitCode.Ok, "restored into", manifest.StateHash);

        JournalVerifier.Verify(JournalSource.At(to)).Outcome.ShouldBe(VerifyOutcome.Intact);
        new JournalReader(JournalSource.At(to), GatewayEvents.Catalog).Heads().ShouldBe(manifest.Streams);
        GatewaySettings.Load(restored).JournalIn(restored).ToString().ShouldBe(to.ToString());
        ReplayedAccounts.Of(restored, TimeProvider.System, null, null, verifyHashes: true, source: JournalSource.At(to)).Summary.StateHash.ShouldBe(manifest.StateHash);
        await Should.ThrowAsync<PostgresException>(() => server.Run(new NpgsqlConnectionStringBuilder(to.ConnectionString).Database!, "DELETE FROM journal.event_journal"));
        await using (var heir = await PostgresJournal.Open(to.ConnectionString, GatewayEvents.Catalog, TimeProvider.System))
            heir.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_damaged_dump_leaves_neither_a_directory_nor_a_schema()
    {
        var server = await PostgresServer.Shared;
        var (from, to) = (Address(await server.NewDatabase()), Address(await server.NewDatabase()));
        await using (await Trade(from))
            await BackedUpGateway.Writer.Create(Data, Backup, from);

        // Its hash fits, and so does everything but what the replay comes to.
        var path = Path.Combine(Backup, BackupManifest.FileName);
        var forged = BackupManifest.Load(Backup) with { StateHash = "00" };
        File.Delete(path);
        forged.Save(Backup);
        var restored = Path.Combine(_root.Path, "restored");
        (await Should.ThrowAsync<BackupDamagedException>(() => BackedUpGateway.Reader.Restore(Backup, restored, Text(to))))
            .Message.ShouldContain("the manifest says 00");
        Directory.Exists(restored).ShouldBeFalse();
        (await new Persistence.Backup.PostgresDump(to).IsTaken()).ShouldBeFalse();
    }

    private static JournalAddress.InPostgres Address(string connectionString) => new(connectionString);

    private static NodeProcess Command(params string[] arguments) => NodeProcess.GatewayCommand(
        new Dictionary<string, string> { [Persistence.Backup.PostgresDump.ProgramsVariable] = PostgresPrograms.Directory }, ["backup", .. arguments]);

    private static async Task Ends(NodeProcess command, int exitCode, params string[] words)
    {
        await using (command)
        {
            (await command.End()).ShouldBe(exitCode, string.Join('\n', command.Lines));
            foreach (var word in words)
                string.Join('\n', command.Lines).ShouldContain(word);
        }
    }

    private static async Task Write(PostgresJournal journal, CancellationToken enough)
    {
        for (var number = 1; !enough.IsCancellationRequested; number++)
            await Append(journal, "strategies", [new JournaledEvent(number, DateTimeOffset.UnixEpoch, new Cause(CommandId.Parse("spec")), new Actors.Strategies.StrategyStopped(StrategyId.Parse($"s-{number}")))]);
    }

    private static Task Append(IJournal journal, string stream, IReadOnlyList<JournaledEvent> events)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        journal.Append(stream, events, outcome =>
        {
            if (outcome is AppendOutcome.Durable)
                done.SetResult();
            else
                done.SetException(new InvalidOperationException($"{outcome}"));
        });
        return done.Task;
    }

    // The password is in a file that others may read, as a container's secret is: PostgreSQL's programs refuse one, ours gives them a closed copy.
    private string Text(JournalAddress.InPostgres address)
    {
        var passfile = Path.Combine(_root.Path, "pgpass");
        if (!File.Exists(passfile))
        {
            File.WriteAllText(passfile, $"*:*:*:{PostgresServer.Superuser}:{PostgresServer.Password}\n");
            File.SetUnixFileMode(passfile, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        return JournalAddress.PostgresPrefix + new NpgsqlConnectionStringBuilder(address.ConnectionString) { Password = null, IncludeErrorDetail = false, Passfile = passfile };
    }

    /// <summary>The accounts of the backed-up gateway in PostgreSQL, and a data directory whose settings say so.</summary>
    private async Task<PostgresJournal> Trade(JournalAddress.InPostgres address)
    {
        PrivateFile.PrepareDirectory(Data);
        foreach (var file in new[] { "clock.json" })
            File.Copy(Path.Combine(gateway.Backup, file), Path.Combine(Data, file));
        PrivateFile.Write(Path.Combine(Data, GatewaySettings.FileName), $$"""{ "journal": "{{Text(address)}}" }""");
        TokenKey.LoadOrCreate(Data);
        var events = new Dictionary<string, List<JournaledEvent>>();
        new JournalReader(gateway.Backup, GatewayEvents.Catalog).Replay(new ReplayOptions(), (stream, journaled) => (events.TryGetValue(stream, out var list) ? list : events[stream] = []).Add(journaled));
        var journal = await PostgresJournal.Open(address.ConnectionString, GatewayEvents.Catalog, TimeProvider.System);
        foreach (var (stream, list) in events.Where(e => e.Key.StartsWith("account-", StringComparison.Ordinal)))
            await Append(journal, stream, list);
        return journal;
    }
}
