using System.Security.Cryptography;
using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Link;

/// <summary>Who an enrolled bridge is and whom it trusts. Kept in one file that only its owner may read.</summary>
public sealed class BridgeIdentity : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly ECDsa _key;

    internal BridgeIdentity(BridgeId bridge, Uri url, byte[] pin, ECDsa key)
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

        var key = ECDsa.Create();
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), BridgeIdentityJson.Default.BridgeIdentityFile) ?? throw new JsonException("null");
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(file.PrivateKey), out _);
            return new BridgeIdentity(file.Bridge, new Uri(file.Url), Convert.FromHexString(file.Pin), key);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or CryptographicException or UriFormatException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} is damaged ({fault.Message}); enrol the bridge again", fault);
        }
    }

    /// <summary>The same bridge with the gateway at another address, as when it moved to another port.</summary>
    public BridgeIdentity At(Uri url) => new(Bridge, url, Pin.ToArray(), ECDsa.Create(_key.ExportParameters(includePrivateParameters: true)));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal byte[] Sign(byte[] hash) => _key.SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

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
            JsonSerializer.Serialize(stream, new BridgeIdentityFile(Bridge, Url.AbsoluteUri, Convert.ToHexString(Pin.Span), Convert.ToBase64String(_key.ExportPkcs8PrivateKey())), BridgeIdentityJson.Default.BridgeIdentityFile);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}
