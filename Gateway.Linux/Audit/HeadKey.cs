using System.Security.Cryptography;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence.Audit;

namespace Kiwoom.Gateway.Audit;

/// <summary>The gateway's own key, with which it signs the journal's heads. Whoever has it can sign a history that never was: an auditor keeps the public
/// key, and the published heads, where the owner of this machine cannot change them.</summary>
public static class HeadKey
{
    /// <summary>Where the private key is.</summary>
    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "keys", "audit-signing.pem");

    /// <summary>Where the public key is, for auditors to take away.</summary>
    public static string PublicPathIn(string dataDirectory) => Path.Combine(dataDirectory, "audit", "audit-public.pem");

    /// <summary>Reads the key, or makes one where there is none, and puts the public key beside the heads. Throws <see cref="InvalidDataException"/> for a
    /// file that is no key.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    public static ECDsa LoadOrCreate(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            if (File.Exists(path))
                key.ImportFromPem(File.ReadAllText(path));
            else
                PrivateFile.Write(path, key.ExportPkcs8PrivateKeyPem());
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} holds no readable private key. Restore it from a backup; a new key means that auditors need a new public key.", fault);
        }

        var published = PublicPathIn(dataDirectory);
        var pem = key.ExportSubjectPublicKeyInfoPem() + "\n";
        if (!File.Exists(published) || File.ReadAllText(published) != pem)
            PrivateFile.Write(published, pem);
        return key;
    }

    /// <summary>The key's name, for people to compare.</summary>
    public static string IdIn(string dataDirectory)
    {
        using var key = HeadKeys.LoadPublic(PublicPathIn(dataDirectory));
        return HeadKeys.IdOf(key);
    }
}
