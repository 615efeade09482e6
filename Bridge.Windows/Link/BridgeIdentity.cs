using System.Security.Cryptography;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Link.Keys;

namespace Kiwoom.Bridge.Link;

/// <summary>Who an enrolled bridge is and whom it trusts. Kept in one file that only its owner may read.</summary>
public sealed class BridgeIdentity : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly BridgeKey _key;

    internal BridgeIdentity(BridgeId bridge, Uri url, byte[] pin, BridgeKey key)
    {
        Bridge = bridge;
        Url = url;
        Pin = pin;
        _key = key;
    }

    /// <summary>The bridge's id.</summary>
    public BridgeId Bridge { get; }

    /// <summary>The link's address, <c>wss://host:port/link</c>.</summary>
    public Uri Url { get; }

    /// <summary>SHA-256 of the gateway's SubjectPublicKeyInfo.</summary>
    public ReadOnlyMemory<byte> Pin { get; }

    /// <summary>Where the identity stands below a data directory.</summary>
    public static string PathBelow(string dataDirectory) => Path.Combine(dataDirectory, "keys", "bridge-link.json");

    /// <summary>Reads the identity; null where the bridge is not enrolled. Throws <see cref="InvalidDataException"/> where the file is damaged.</summary>
    public static BridgeIdentity? Load(string dataDirectory)
    {
        var path = PathBelow(dataDirectory);
        if (!File.Exists(path))
            return null;

        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), BridgeIdentityJson.Default.BridgeIdentityFile) ?? throw new JsonException("null");
            var (url, pin) = (new Uri(file.Url), Convert.FromHexString(file.Pin));
            return new BridgeIdentity(file.Bridge, url, pin, BridgeKey.FromPkcs8(Convert.FromBase64String(file.PrivateKey)));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or CryptographicException or UriFormatException)
        {
            throw new InvalidDataException($"{path} is damaged ({fault.Message}); enrol the bridge again", fault);
        }
    }

    /// <summary>The same bridge with the gateway at another address, as when it moved to another port.</summary>
    public BridgeIdentity At(Uri url) => new(Bridge, url, Pin.ToArray(), BridgeKey.FromPkcs8(_key.ToPkcs8()));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal byte[] Sign(byte[] hash) => _key.Sign(hash);

    internal void Save(string dataDirectory)
    {
        var path = PathBelow(dataDirectory);
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnerOnly;
        }

        var draft = path + ".new";
        File.Delete(draft);
        using (var stream = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(stream, new BridgeIdentityFile(Bridge, Url.AbsoluteUri, Convert.ToHexString(Pin.Span), Convert.ToBase64String(_key.ToPkcs8())), BridgeIdentityJson.Default.BridgeIdentityFile);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}
