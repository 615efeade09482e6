using Kiwoom.Gateway.Backup;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Replay;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Specs.Backup;

[Collection(BackedUpGateway.Collection)]
public sealed class BackupSpecs(BackedUpGateway gateway)
{
    [Fact]
    public void A_backup_taken_beside_a_trading_gateway_is_the_journal_as_it_was_at_one_instant()
    {
        var manifest = gateway.Manifest;
        manifest.Events.ShouldBe(manifest.Streams.Sum(s => s.SequenceNr));
        new JournalReader(gateway.Data, GatewayEvents.Catalog).Count().ShouldBeGreaterThan(manifest.Events);

        ReplayedAccounts.Of(gateway.Data, TimeProvider.System, null, null, verifyHashes: true, ends: manifest.Streams.ToDictionary(s => s.PersistenceId, s => s.SequenceNr))
            .Summary.StateHash.ShouldBe(manifest.StateHash);
        BackedUpGateway.Reader.Verify(gateway.Backup).StateHash.ShouldBe(manifest.StateHash);
    }

    [Fact]
    public async Task What_is_restored_elsewhere_comes_to_the_same_state_with_the_same_keys()
    {
        var place = gateway.NewPlace();

        (await BackedUpGateway.Reader.Restore(gateway.Backup, place)).StateHash.ShouldBe(gateway.Manifest.StateHash);

        JournalVerifier.Verify(place).Outcome.ShouldBe(VerifyOutcome.Intact);
        ReplayedAccounts.Of(place, TimeProvider.System, null, null, verifyHashes: true).Summary.StateHash.ShouldBe(gateway.Manifest.StateHash);
        foreach (var file in new[] { "keys/token-signing.pem", "keys/gateway-link.pem", "keys/bridges.json", "keys/issued-tokens.jsonl", "gateway.json", "clock.json" })
            File.ReadAllBytes(Path.Combine(place, file)).ShouldBe(File.ReadAllBytes(Path.Combine(gateway.Data, file)), file);
        Directory.EnumerateFileSystemEntries(place).Select(Path.GetFileName).ShouldBe(gateway.Manifest.Files.Select(f => f.Path.Split('/')[0]).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_else_can_read_a_backup_or_what_is_restored_and_the_manifest_says_what_is_secret()
    {
        var place = gateway.NewPlace();
        await BackedUpGateway.Reader.Restore(gateway.Backup, place);
        foreach (var entry in new[] { gateway.Backup, place }.SelectMany(d => Directory.EnumerateFileSystemEntries(d, "*", SearchOption.AllDirectories).Append(d)))
            (File.GetUnixFileMode(entry) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).ShouldBe(UnixFileMode.None, entry);

        var secret = gateway.Manifest.Files.Where(f => f.Secret).Select(f => f.Path).ToList();
        secret.ShouldBe(gateway.Manifest.Files.Select(f => f.Path).Where(p => p.StartsWith("keys/", StringComparison.Ordinal)));
        foreach (var key in new[] { "keys/bridges.json", "keys/gateway-link.pem", "keys/issued-tokens.jsonl", "keys/token-signing.pem" })
            secret.ShouldContain(key);
    }

    [Fact]
    public async Task A_backup_overwrites_nothing_and_does_not_go_into_what_it_backs_up()
    {
        var before = File.GetLastWriteTimeUtc(Path.Combine(gateway.Backup, BackupManifest.FileName));
        (await Should.ThrowAsync<BackupRefusedException>(() => BackedUpGateway.Writer.Create(gateway.Data, gateway.Backup))).Message.ShouldContain("exists already");
        File.GetLastWriteTimeUtc(Path.Combine(gateway.Backup, BackupManifest.FileName)).ShouldBe(before);

        (await Should.ThrowAsync<BackupRefusedException>(() => BackedUpGateway.Writer.Create(gateway.Data, Path.Combine(gateway.Data, "backup")))).Message.ShouldContain("another disk");
        Directory.Exists(Path.Combine(gateway.Data, "backup")).ShouldBeFalse();
        await Should.ThrowAsync<FileNotFoundException>(() => BackedUpGateway.Writer.Create(gateway.NewPlace(), gateway.NewPlace()));
    }

    [Fact]
    public async Task A_restore_goes_into_an_empty_directory_only()
    {
        var place = Directory.CreateDirectory(gateway.NewPlace()).FullName;
        File.WriteAllText(Path.Combine(place, "mine"), "kept");

        (await Should.ThrowAsync<BackupRefusedException>(() => BackedUpGateway.Reader.Restore(gateway.Backup, place))).Message.ShouldContain("not empty");
        Directory.EnumerateFileSystemEntries(place).Select(Path.GetFileName).ShouldBe(["mine"]);

        File.Delete(Path.Combine(place, "mine"));
        await BackedUpGateway.Reader.Restore(gateway.Backup, place);
        File.Exists(JournalFile.In(place)).ShouldBeTrue();
    }

    [Fact]
    public async Task No_gateway_starts_on_a_restore_that_was_broken_off()
    {
        var place = gateway.NewPlace();
        Directory.CreateDirectory(Path.Combine(place, "restore.partial"));

        (await Should.ThrowAsync<InvalidDataException>(() => GatewayNode.Start(new GatewayOptions { DataDirectory = place, Port = 0, LinkPort = 0 }, TimeProvider.System)))
            .Message.ShouldContain("broken off");
        Directory.EnumerateFileSystemEntries(place).Count().ShouldBe(1);
        await Should.ThrowAsync<BackupRefusedException>(() => BackedUpGateway.Reader.Restore(gateway.Backup, place));
    }

    /// <summary>Settings that name a journal would let the restored gateway write to the old one.</summary>
    [Fact]
    public async Task A_restored_gateway_has_the_restored_journal_whatever_the_settings_said()
    {
        var data = gateway.NewPlace();
        var elsewhere = Path.Combine(Directory.CreateDirectory(gateway.NewPlace()).FullName, "old.db");
        await BackedUpGateway.Reader.Restore(gateway.Backup, data);
        File.Move(JournalFile.In(data), elsewhere);
        await File.WriteAllTextAsync(Path.Combine(data, GatewaySettings.FileName), $$"""{ "journal": "{{elsewhere}}", /* kept */ "traded_elsewhere": false }""");
        var (backup, place) = (gateway.NewPlace(), gateway.NewPlace());
        (await BackedUpGateway.Writer.Create(data, backup)).StateHash.ShouldBe(gateway.Manifest.StateHash);
        File.Delete(elsewhere);

        await BackedUpGateway.Reader.Restore(backup, place);

        var settings = GatewaySettings.Load(place);
        settings.JournalIn(place).ShouldBe(new JournalAddress.InSqlite(JournalFile.In(place)));
        settings.TradedElsewhere.ShouldBeFalse();
        ReplayedAccounts.Of(place, TimeProvider.System, null, null, verifyHashes: false).Summary.StateHash.ShouldBe(gateway.Manifest.StateHash);
    }

    [Fact]
    public void A_backup_names_no_writer_so_that_nobody_is_waited_for()
    {
        using var connection = JournalConnection.OpenReader(JournalFile.In(gateway.Backup));
        using var lease = new SqliteStatement(connection, "SELECT holder, host FROM writer_lease");
        lease.Step().ShouldBeTrue();
        (lease.Text(0), lease.Text(1)).ShouldBe((string.Empty, string.Empty));
    }
}
