using System.Security.Cryptography;

namespace Kiwoom.Persistence.Audit;

/// <summary>The keys that sign heads.</summary>
public static class HeadKeys
{
    private const int IdBytes = 8;

    /// <summary>A key's name: the first 16 hexadecimal digits of the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public static string IdOf(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, IdBytes));
    }

    /// <summary>Reads a public (or private) key in PEM. Throws <see cref="InvalidDataException"/> for a file that holds no key on the curve P-256.</summary>
    /// <param name="path">The file.</param>
    public static ECDsa LoadPublic(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.FriendlyName is not ("nistP256" or "ECDSA_P256"))
                throw new CryptographicException("another curve");
            return key;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} holds no ECDSA P-256 key in PEM form", fault);
        }
    }
}
