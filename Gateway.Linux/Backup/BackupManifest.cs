using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Backup;

/// <summary>What a backup holds, written last: a directory without it is no backup.</summary>
/// <param name="Version">Of this layout.</param>
/// <param name="CreatedAt">When it was begun (UTC, by the machine's clock): what was committed before is in it.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Journal">Which kind of journal: <c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="Events">Events of all streams.</param>
/// <param name="Streams">Where each stream ends.</param>
/// <param name="StateHash">What a replay of the journal comes to, as <c>replay</c> prints it.</param>
/// <param name="Files">Every file.</param>
/// <param name="Schema">The schema that a PostgreSQL journal is in; null for SQLite.</param>
public sealed record BackupManifest(
    int Version, DateTimeOffset CreatedAt, string Program, string Journal, long Events, IReadOnlyList<StreamEnd> Streams, string StateHash, IReadOnlyList<BackupFile> Files, string? Schema = null)
{
    /// <summary>The name of a PostgreSQL journal's dump.</summary>
    public const string DumpFileName = "journal.pgdump";

    /// <summary>The kind of a journal in a SQLite file.</summary>
    public const string InSqlite = "sqlite";

    /// <summary>The kind of a journal in PostgreSQL.</summary>
    public const string InPostgres = "postgresql";

    /// <summary>The layout that this program writes and reads.</summary>
    public const int Layout = 1;

    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The name of the file that holds the manifest's own hash.</summary>
    public const string HashFileName = "manifest.sha256";

    private const long Largest = 64L << 20;

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
    };

    /// <summary>Writes it and its hash, closed to others.</summary>
    public void Save(string directory)
    {
        var text = JsonSerializer.Serialize(this, _options);
        PrivateFile.Write(Path.Combine(directory, FileName), text);
        PrivateFile.Write(Path.Combine(directory, HashFileName), Hash(System.Text.Encoding.UTF8.GetBytes(text)) + "\n");
    }

    /// <summary>Reads a backup's manifest. Throws <see cref="BackupDamagedException"/> where it is none, or not as it was written.</summary>
    public static BackupManifest Load(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path) || !File.Exists(Path.Combine(directory, HashFileName)))
            throw new BackupDamagedException($"{directory} is no backup: it has no {FileName} with its {HashFileName}. A backup that was broken off has none.");
        if (new FileInfo(path).Length > Largest)
            throw new BackupDamagedException($"{path} is longer than a manifest can be.");

        var bytes = File.ReadAllBytes(path);
        if (File.ReadAllText(Path.Combine(directory, HashFileName)).Trim() != Hash(bytes))
            throw new BackupDamagedException($"{path} is not as it was written: its hash differs.");

        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(bytes, _options) ?? throw new JsonException("it is null");
            if (manifest.Version != Layout)
                throw new BackupDamagedException($"{path} has layout {manifest.Version}; this program knows {Layout}.");
            foreach (var file in manifest.Files)
            {
                if (!IsPlain(file.Path))
                    throw new BackupDamagedException($"{path} names a file outside the backup: '{file.Path}'.");
            }

            return manifest;
        }
        catch (JsonException fault)
        {
            throw new BackupDamagedException($"{path} is no manifest: {fault.Message}", fault);
        }
    }

    // A manifest is input: it must not be able to name anything outside the directory.
    private static bool IsPlain(string path) =>
        path.Length is > 0 and <= 512 && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl)
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
