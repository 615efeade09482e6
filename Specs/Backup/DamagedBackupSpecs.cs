using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kiwoom.Gateway.Backup;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Specs.Backup;

/// <summary>A damaged, truncated, foreign or forged backup is refused with a reason, and where it was to be restored there is nothing.</summary>
[Collection(BackedUpGateway.Collection)]
[Trait("Category", "Process")]
public sealed class DamagedBackupSpecs(BackedUpGateway gateway)
{
    [Theory]
    [InlineData("journal.db")]
    [InlineData("keys/token-signing.pem")]
    [InlineData("gateway.json")]
    [InlineData("manifest.json")]
    public Task One_changed_byte(string file) => Refused(
        backup =>
        {
            var path = Path.Combine(backup, file);
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
        },
        $"{Path.GetFileName(file)} is not as it was written");

    [Theory]
    [InlineData("journal.db", "the manifest says")]
    [InlineData("keys/gateway-link.pem", "the manifest says")]
    [InlineData("manifest.json", "is not as it was written")]
    [InlineData("manifest.sha256", "is not as it was written")]
    public Task A_file_cut_short(string file, string why) => Refused(
        backup =>
        {
            using var stream = new FileStream(Path.Combine(backup, file), FileMode.Open);
            stream.SetLength(stream.Length / 2);
        },
        why);

    [Theory]
    [InlineData("journal.db", "missing")]
    [InlineData("keys/token-signing.pem", "missing")]
    [InlineData("manifest.json", "is no backup")]
    [InlineData("manifest.sha256", "is no backup")]
    public Task A_file_gone(string file, string why) => Refused(backup => File.Delete(Path.Combine(backup, file)), why);

    [Theory]
    [InlineData("version", "7", "has layout 7")]
    [InlineData("version", "\"one\"", "is no manifest")]
    [InlineData("files", "null", "is no manifest")]
    [InlineData("files", """[{"path":"../outside","bytes":1,"sha256":"","secret":false}]""", "outside the backup")]
    [InlineData("files", """[{"path":"/etc/passwd","bytes":1,"sha256":"","secret":false}]""", "outside the backup")]
    [InlineData("events", "1", "do not end where the manifest says")]
    [InlineData("state_hash", "\"00\"", "the manifest says 00")]
    [InlineData("surprise", "1", "is no manifest")]
    public Task A_manifest_that_says_something_else_with_a_hash_that_fits(string member, string value, string why) => Refused(
        backup => Forge(backup, manifest => manifest[member] = JsonNode.Parse(value)), why);

    [Fact]
    public Task A_journal_in_which_a_row_was_changed_with_hashes_of_the_file_that_fit() => Refused(
        backup =>
        {
            var journal = JournalFile.In(backup);
            using (var connection = new SqliteConnection($"Data Source={journal};Pooling=False"))
            {
                connection.Open();
                JournalSchema.Execute(connection, "DROP TRIGGER event_journal_refuses_update; UPDATE event_journal SET payload = replace(CAST(payload AS TEXT), '\"at\":\"2026-09-21', '\"at\":\"2026-09-20') WHERE ordering = 2");
            }

            Forge(backup, manifest =>
            {
                var file = manifest["files"]!.AsArray().Single(f => f!["path"]!.GetValue<string>() == JournalFile.Name)!;
                file["bytes"] = new FileInfo(journal).Length;
                file["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(journal)));
            });
        },
        "not intact");

    [Fact]
    public async Task A_full_disk_leaves_nothing_that_looks_like_a_backup_or_a_data_directory()
    {
        var small = Directory.CreateDirectory(gateway.NewPlace()).FullName;
        using (var mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", small]))!)
        {
            mount.WaitForExit();
            mount.ExitCode.ShouldBe(0, "this spec mounts a small file system: it needs root, as a container of the tests has it");
        }

        try
        {
            var full = await Should.ThrowAsync<Exception>(() => BackedUpGateway.Writer.Create(gateway.Data, Path.Combine(small, "backup")));
            (full is SqliteException or IOException).ShouldBeTrue(full.ToString());
            Directory.EnumerateFileSystemEntries(small).ShouldBeEmpty();

            await Should.ThrowAsync<IOException>(() => BackedUpGateway.Reader.Restore(gateway.Backup, Path.Combine(small, "data")));
            Directory.EnumerateFileSystemEntries(small).ShouldBeEmpty();
        }
        finally
        {
            using var unmount = Process.Start("umount", [small]);
            unmount.WaitForExit();
        }
    }

    private static void Forge(string backup, Action<JsonNode> change)
    {
        var path = Path.Combine(backup, BackupManifest.FileName);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
        File.WriteAllText(Path.Combine(backup, BackupManifest.HashFileName), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
    }

    private async Task Refused(Action<string> damage, string why)
    {
        var (backup, place) = (gateway.Copy(), gateway.NewPlace());
        damage(backup);

        Should.Throw<BackupDamagedException>(() => BackedUpGateway.Reader.Verify(backup)).Message.ShouldContain(why);
        (await Should.ThrowAsync<BackupDamagedException>(() => BackedUpGateway.Reader.Restore(backup, place))).Message.ShouldContain(why);
        Directory.Exists(place).ShouldBeFalse();
    }
}
