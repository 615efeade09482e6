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

    /// <summary>Reads the identity; null where the bridge is not enrolled. A key that lies unprotected where this machine could protect it is
    /// protected from then on. Throws <see cref="InvalidDataException"/> where the file is damaged or the key is another user's.</summary>
    public static BridgeIdentity? Load(string dataDirectory) => Load(dataDirectory, KeyProtection.OfThisMachine);

    /// <summary>Reads the identity as <see cref="Load(string)"/> does, and changes nothing.</summary>
    internal static BridgeIdentity? Read(string dataDirectory) => Load(dataDirectory, KeyProtection.OfThisMachine, protects: false);

    internal static BridgeIdentity? Load(string dataDirectory, IKeyProtection protection, bool protects = true)
    {
        var path = PathBelow(dataDirectory);
        if (!File.Exists(path))
            return null;

        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), BridgeIdentityJson.Default.BridgeIdentityFile) ?? throw new JsonException("null");
            var (url, pin) = (new Uri(file.Url), Convert.FromHexString(file.Pin));
            var identity = new BridgeIdentity(file.Bridge, url, pin, Key(file, path, protection));
            if (protects && file.Protection is null && protection.Scheme is not null)
                identity.Save(dataDirectory, protection);
            return identity;
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

    internal byte[] PublicKey => _key.SubjectPublicKeyInfo;

    internal byte[] Sign(byte[] hash) => _key.Sign(hash);

    internal void Save(string dataDirectory) => Save(dataDirectory, KeyProtection.OfThisMachine);

    internal void Save(string dataDirectory, IKeyProtection protection)
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
            JsonSerializer.Serialize(stream, ToFile(protection), BridgeIdentityJson.Default.BridgeIdentityFile);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static BridgeKey Key(BridgeIdentityFile file, string path, IKeyProtection protection)
    {
        if (file.Protection is { } scheme && scheme != protection.Scheme)
            throw new InvalidDataException($"The key in {path} is protected by '{scheme}' for {file.ProtectedFor ?? "another user"}, which cannot be read here; enrol the bridge again on this machine");

        var key = Convert.FromBase64String(file.PrivateKey);
        try
        {
            if (file.Protection is not null)
                key = protection.Unprotect(key);
        }
        catch (CryptographicException fault)
        {
            throw new InvalidDataException(
                $"The key in {path} was protected for {file.ProtectedFor ?? "another user"}, and {protection.User} cannot read it; enrol the bridge again, or run it as {file.ProtectedFor ?? "that user"}", fault);
        }

        try
        {
            return BridgeKey.FromPkcs8(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private BridgeIdentityFile ToFile(IKeyProtection protection)
    {
        var key = _key.ToPkcs8();
        try
        {
            return new BridgeIdentityFile(
                Bridge, Url.AbsoluteUri, Convert.ToHexString(Pin.Span), Convert.ToBase64String(protection.Protect(key)),
                protection.Scheme, protection.Scheme is null ? null : protection.User);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
