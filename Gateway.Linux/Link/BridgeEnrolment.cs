using System.Security.Cryptography;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Link;

/// <summary>Which bridges this gateway knows, in <c>&lt;data&gt;/keys/bridges.json</c> (0600). The operator's commands and the running gateway use
/// it at the same time: each change reads, changes and replaces the file under a lock file, and a running gateway sees it within a heartbeat.</summary>
/// <param name="dataDirectory">The gateway's data directory.</param>
/// <param name="clock">The machine's clock.</param>
public sealed class BridgeEnrolment(string dataDirectory, TimeProvider clock)
{
    /// <summary>How long a code is good unless said otherwise.</summary>
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(15);

    private const int CodesKept = 100;
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);
    private readonly string _path = Path.Combine(dataDirectory, "keys", "bridges.json");

    /// <summary>Every bridge ever enrolled, the revoked among them.</summary>
    public IReadOnlyList<EnrolledBridge> All => Read().Bridges;

    /// <summary>Issues a code with which one bridge can enrol once. Enrolling under the id of a known bridge replaces its key.</summary>
    /// <param name="key">This gateway's key.</param>
    /// <param name="bridge">The id that the bridge gets.</param>
    /// <param name="url">The link's address as the bridge reaches it, <c>wss://host:port/link</c>.</param>
    /// <param name="lifetime">How long the code is good, at most a day.</param>
    public EnrolmentCode Issue(GatewayKey key, BridgeId bridge, Uri url, TimeSpan lifetime)
    {
        if (url.Scheme != Uri.UriSchemeWss)
            throw new ArgumentException($"the link's address begins with wss://, not {url}", nameof(url));
        if (lifetime <= TimeSpan.Zero || lifetime > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, "a code is good for at most a day");

        var secret = RandomNumberGenerator.GetBytes(EnrolmentCode.SecretSize);
        Change(records => records with { Codes = [.. records.Codes.TakeLast(CodesKept - 1), new IssuedCode(Hash(secret), bridge, clock.GetUtcNow() + lifetime, null)] });
        return new EnrolmentCode(url, key.Pin, secret);
    }

    /// <summary>Revokes a bridge's key, also for the connection that it may have now. False where no good key is enrolled under the id.</summary>
    public bool Revoke(BridgeId bridge)
    {
        var found = false;
        Change(records =>
        {
            found = records.Bridges.Any(b => b.Bridge == bridge && b.RevokedAt is null);
            return records with { Bridges = [.. records.Bridges.Select(b => b.Bridge == bridge && b.RevokedAt is null ? b with { RevokedAt = clock.GetUtcNow() } : b)] };
        });
        return found;
    }

    /// <summary>The bridge enrolled under an id; null where there is none.</summary>
    public EnrolledBridge? Find(BridgeId bridge) => Read().Bridges.FirstOrDefault(b => b.Bridge == bridge);

    /// <summary>Uses a code up and enrols the key under the code's id.</summary>
    /// <returns>The id, or why not.</returns>
    internal (BridgeId Bridge, LinkRefusal? Refusal) Redeem(ReadOnlySpan<byte> secret, string publicKey)
    {
        var hash = Hash(secret);
        BridgeId bridge = default;
        LinkRefusal? refusal = null;
        Change(records =>
        {
            var now = clock.GetUtcNow();
            var code = records.Codes.FirstOrDefault(c => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(c.SecretHash), Convert.FromHexString(hash)));
            refusal = code switch
            {
                null => LinkRefusal.UnknownCode,
                { UsedAt: not null } => LinkRefusal.UsedCode,
                _ when code.ExpiresAt <= now => LinkRefusal.ExpiredCode,
                _ => null,
            };
            if (refusal is not null)
                return records;

            bridge = code!.Bridge;
            return new EnrolmentRecords(
                [.. records.Bridges.Where(b => b.Bridge != code.Bridge), new EnrolledBridge(code.Bridge, publicKey, now, null)],
                [.. records.Codes.Select(c => ReferenceEquals(c, code) ? c with { UsedAt = now } : c)]);
        });
        return (bridge, refusal);
    }

    private static string Hash(ReadOnlySpan<byte> secret) => Convert.ToHexString(SHA256.HashData(secret));

    private EnrolmentRecords Read()
    {
        try
        {
            return File.Exists(_path)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(_path), EnrolmentJson.Default.EnrolmentRecords) ?? throw new JsonException("null")
                : new EnrolmentRecords([], []);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{_path} is damaged: {fault.Message}", fault);
        }
    }

    private void Change(Func<EnrolmentRecords, EnrolmentRecords> change)
    {
        using var taken = Lock();
        var before = Read();
        var after = change(before);
        if (!ReferenceEquals(before, after))
            PrivateFile.Write(_path, JsonSerializer.Serialize(after, EnrolmentJson.Default.EnrolmentRecords));
    }

    private FileStream Lock()
    {
        PrivateFile.PrepareDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(began) < LockTimeout)
            {
                Thread.Sleep(10);
            }
        }
    }
}
