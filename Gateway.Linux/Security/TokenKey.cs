using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Kiwoom.Gateway.Security;

/// <summary>The gateway's own ECDSA P-256 key, with which it signs tokens (ES256). Made at the first start and kept in the data
/// directory; whoever has the file can make tokens.</summary>
public static class TokenKey
{
    /// <summary>Where the key is.</summary>
    public static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "keys", "token-signing.pem");

    /// <summary>Reads the key, or makes one where there is none. Throws <see cref="InvalidDataException"/> for a file that is no key.</summary>
    public static ECDsaSecurityKey LoadOrCreate(string dataDirectory)
    {
        var path = PathIn(dataDirectory);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            try
            {
                key.ImportFromPem(File.ReadAllText(path));
            }
            catch (Exception fault) when (fault is ArgumentException or CryptographicException)
            {
                throw new InvalidDataException($"{path} holds no readable private key. Restore it from a backup, or delete it: every token given out so far then ends.", fault);
            }
        }
        else
        {
            PrivateFile.Write(path, key.ExportPkcs8PrivateKeyPem());
        }

        return new ECDsaSecurityKey(key);
    }
}
